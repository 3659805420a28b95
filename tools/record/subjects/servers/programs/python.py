"""Python's own server: python3 python.py PORT PROTOCOL BODY, where PROTOCOL is HTTP/1.0 or HTTP/1.1."""

import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, protocol, body = sys.argv[1:]


class Answer(BaseHTTPRequestHandler):
    protocol_version = protocol

    def do_GET(self):
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body.encode())

    do_POST = do_GET

    def log_message(self, *_):
        pass


ThreadingHTTPServer(("127.0.0.1", int(port)), Answer).serve_forever()
