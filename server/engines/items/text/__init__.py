"""What can be read off English text without a model: words, sentences, numbers, dates, names, how hard it reads."""
