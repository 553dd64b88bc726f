"""The web: FastAPI with Chainlit mounted at /chat, guest sign-in, the widget, library pages."""
