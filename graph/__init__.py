"""One turn as a LangGraph state machine. Start at `build`: the whole turn on one screen."""
