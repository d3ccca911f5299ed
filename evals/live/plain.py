"""What a user would write instead: a socket whose turns are committed one by one, with no mask, no rights, no reading.

`python -m evals.live.plain DATABASE PORT`; it speaks as much of Heard's protocol as the load client needs.
"""

import sqlite3
import sys

import uvicorn
from fastapi import FastAPI, WebSocket, WebSocketDisconnect

app = FastAPI()


@app.websocket("/live")
async def live(socket: WebSocket) -> None:
    """Keep each turn in a commit of its own, and say so."""
    await socket.accept()
    try:
        while True:
            frame = await socket.receive_json()
            if frame["do"] == "turn":
                turn = frame["turn"]
                row = frame["conversation_id"], turn["id"], turn["role"], turn["text"]
                app.state.database.execute("INSERT INTO turn VALUES (?, ?, ?, ?)", row)
            await socket.send_json({"type": "acknowledged", "data": {"ref": frame.get("ref", "-1")}})
    except WebSocketDisconnect:
        return


if __name__ == "__main__":
    database = sqlite3.connect(sys.argv[1], isolation_level=None)
    database.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
    database.execute("CREATE TABLE turn (conversation INTEGER, id TEXT PRIMARY KEY, role TEXT, text TEXT)")
    app.state.database = database
    uvicorn.run(app, port=int(sys.argv[2]), log_level="warning", ws="websockets-sansio")
