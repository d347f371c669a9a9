"""Live events: the hub that speaks the Pusher Channels protocol, and the sender that publishes to it."""
