"""What words and shapes of lines suggest: phrases, sentences, wrapping."""
