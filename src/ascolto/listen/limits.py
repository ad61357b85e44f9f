"""How much of anything is read, in one place. Past a limit comes a fault that names it."""

MIB = 1024 * 1024

HEAD_BYTES = 64 * 1024  # what a source sees of a file to tell whether it is its own
LINE_BYTES = 64 * MIB  # one line of JSON, or one record of a JSON file
TEXT_LINE_BYTES = 4 * MIB  # one line of a transcript, of subtitles, of a chat export
JSON_DEPTH = 100  # nesting of a field that is carried along

MAIL_BYTES = 40 * MIB  # one message with its attachments (25 MB of files are 34 MB of base64)
MAIL_HEADER_BYTES = 512 * 1024  # all headers of a message together
MAIL_FIELD_BYTES = 64 * 1024  # one header field, unfolded
MAIL_ENCODED_WORDS = 500  # `=?utf-8?B?...?=` pieces in one field
MAIL_BRACKETS = 50  # `(`, `<`, `[` open at once in an address field
MAIL_DEPTH = 30  # parts within parts
MAIL_PARTS = 1000  # parts of a message
MAIL_TEXT_BYTES = 2 * MIB  # the text of one message, decoded
MAIL_LINES = 100_000  # lines of a text part
MAIL_TAGS = 200_000  # tags of an HTML part

COMBINING_RUN = 30  # accents on one letter that are composed (Unicode's stream-safe limit)
EARLIEST_YEAR, LATEST_YEAR = 1900, 2200  # a point in time outside is a mistake of the source
GUESSES = 20  # lines of one file whose encoding is looked for at length
