"""What every source's reader needs: encodings, text, speakers, quoted text, threads."""
