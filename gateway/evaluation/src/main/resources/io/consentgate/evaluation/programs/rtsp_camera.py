"""An H.264 camera: rtsp_camera.py PORT WIDTH HEIGHT FPS TURNS FILE.

Shows at rtsp://127.0.0.1:PORT/live what it is given on standard input, pictures of
WIDTH * HEIGHT * 3 bytes (blue, green, red), and says "ready", or "missing" where a package is not
installed. The latest TURNS of them are shown by turns: with 1, each until the next one comes.
FILE gets every encoded picture as it is sent, after its length in four bytes, the highest first.
"""

import itertools
import sys
import threading

try:
    import gi

    gi.require_version("Gst", "1.0")
    gi.require_version("GstRtspServer", "1.0")
    from gi.repository import GLib, Gst, GstRtspServer
except (ImportError, ValueError):
    print("missing", flush=True)
    sys.exit()

Gst.init(None)
if not all(Gst.ElementFactory.find(name) for name in ("appsrc", "x264enc", "rtph264pay")):
    print("missing", flush=True)
    sys.exit()

PORT, WIDTH, HEIGHT, FPS, TURNS, FILE = sys.argv[1:]

# A key picture each second; each other one may refer to any of the four before it.
PIPELINE = (
    f"( appsrc name=lens is-live=true format=time do-timestamp=true block=false"
    f" caps=video/x-raw,format=BGR,width={WIDTH},height={HEIGHT},framerate={FPS}/1"
    f" ! videoconvert ! video/x-raw,format=I420"
    f" ! x264enc tune=zerolatency sliced-threads=false threads=1 speed-preset=ultrafast pass=quant quantizer=20 ref=4 key-int-max={FPS}"
    f" ! video/x-h264,stream-format=byte-stream,alignment=au"
    f" ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
)

lenses = []
size = int(WIDTH) * int(HEIGHT) * 3
seen = (bytes(size),)
turn = itertools.count()
sent = open(FILE, "wb", buffering=0)


def passing(_pad, info):
    encoded = info.get_buffer()
    sent.write(encoded.get_size().to_bytes(4, "big") + encoded.extract_dup(0, encoded.get_size()))
    return Gst.PadProbeReturn.OK


def configured(_factory, media):
    element = media.get_element()
    element.get_by_name("pay0").get_static_pad("sink").add_probe(
        Gst.PadProbeType.BUFFER, passing
    )
    lenses[:] = [element.get_by_name("lens")]


def show():
    pictures = seen
    picture = pictures[next(turn) % len(pictures)]
    for lens in lenses:
        lens.emit("push-buffer", Gst.Buffer.new_wrapped(picture))
    return True


def listen():
    global seen
    while len(picture := sys.stdin.buffer.read(size)) == size:
        seen = (*seen, picture)[-int(TURNS) :]


server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(PORT)
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(PIPELINE)
factory.set_shared(True)
factory.connect("media-configure", configured)
server.get_mount_points().add_factory("/live", factory)
if server.attach(None) == 0:
    sys.exit("the port is in use")
threading.Thread(target=listen, daemon=True).start()
GLib.timeout_add(1000 // int(FPS), show)
print("ready", flush=True)
GLib.MainLoop().run()
