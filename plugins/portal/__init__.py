"""The portal of a cooperative alliance: each room is one step from an editor's file to a page."""
