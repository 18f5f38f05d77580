"""A client that sees what a front end sees, and more: raw frames, the process."""

import time
from dataclasses import dataclass, field

import zmq
from jupyter_client.manager import KernelManager

from conftest import KERNEL

PATIENCE = 15


@dataclass
class Run:
    """What came of one cell."""

    reply: dict
    messages: list = field(default_factory=list)
    seconds: float = 0.0

    @property
    def status(self):
        return self.reply["content"]["status"]

    def of(self, kind):
        return [message["content"] for message in self.messages if message["msg_type"] == kind]

    def text(self, stream="stdout"):
        return "".join(content["text"] for content in self.of("stream") if content["name"] == stream)

    @property
    def result(self):
        results = self.of("execute_result")
        return results[0]["data"]["text/plain"] if results else None


class Kernel:
    """A kernel of its own process; use as a context."""

    def __init__(self, **options):
        self.options = options

    def __enter__(self):
        self.manager = KernelManager(kernel_name=KERNEL, **self.options)
        self.manager.start_kernel()
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        return self

    def __exit__(self, *_):
        self.client.stop_channels()
        if self.manager.is_alive():
            self.manager.shutdown_kernel(now=True)

    @property
    def pid(self):
        return self.manager.provisioner.pid

    def start(self, code, **options):
        """Sends a cell; its id."""
        return self.client.execute(code, **options)

    def await_output(self):
        """Waits until some cell prints: then it runs."""
        while self.client.get_iopub_msg(timeout=PATIENCE)["msg_type"] != "stream":
            pass

    def finish(self, cell, timeout=PATIENCE):
        """Waits for the reply and the idle status of a cell."""
        begin = time.monotonic()
        run = Run(reply={})
        while True:
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["parent_header"].get("msg_id") != cell:
                continue
            run.messages.append(message)
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                break
        run.reply = self.reply_to(cell, timeout=timeout)
        run.seconds = time.monotonic() - begin
        return run

    def run(self, code, timeout=PATIENCE, **options):
        return self.finish(self.start(code, **options), timeout)

    def reply_to(self, request, channel="shell", timeout=PATIENCE):
        receive = self.client.get_shell_msg if channel == "shell" else self.client.get_control_msg
        while True:
            message = receive(timeout=timeout)
            if message["parent_header"].get("msg_id") == request:
                return message

    def ask(self, kind, content=None, channel="shell", header=None, timeout=PATIENCE):
        """Sends a request of any kind and returns its reply."""
        message = self.client.session.msg(kind, content or {})
        message["header"].update(header or {})
        getattr(self.client, f"{channel}_channel").send(message)
        return self.reply_to(message["header"]["msg_id"], channel, timeout)["content"]

    def interrupt(self):
        return self.ask("interrupt_request", channel="control")

    def streams_of(self, cell, until, timeout=PATIENCE):
        """Reads what a cell prints, also after its end, until the text satisfies the condition."""
        text = ""
        while not until(text):
            message = self.client.get_iopub_msg(timeout=timeout)
            if message["msg_type"] == "stream" and message["parent_header"].get("msg_id") == cell:
                text += message["content"]["text"]
        return text

    def raw(self, port, frames):
        """Sends frames as they are, as a stranger would."""
        socket = zmq.Context.instance().socket(zmq.DEALER)
        socket.linger = 1000
        socket.connect(f"tcp://127.0.0.1:{getattr(self.manager, port + '_port')}")
        socket.send_multipart(frames)
        socket.close()


def is_alive(kernel):
    """Whether it answers."""
    return kernel.ask("kernel_info_request", timeout=60)["status"] == "ok"
