"""The engines that readers are made of."""
