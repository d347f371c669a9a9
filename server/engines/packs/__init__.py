"""Knowledge packs: what is written by hand about a topic, for lessons and quizzes without a network."""
