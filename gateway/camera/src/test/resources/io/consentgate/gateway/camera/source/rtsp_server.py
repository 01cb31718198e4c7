"""A small RTSP server for tests: rtsp_server.py PORT [USER PASSWORD].

Shows a moving test picture at rtsp://127.0.0.1:PORT/live and says "ready".
A line on standard input, "WIDTH HEIGHT", changes the size of the running stream.
"""

import sys
import threading

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import GLib, Gst, GstRtspServer

Gst.init(None)

PIPELINE = (
    "( videotestsrc is-live=true pattern=ball ! videoscale ! videorate"
    " ! capsfilter name=size caps=video/x-raw,width=640,height=480,framerate=15/1"
    " ! videoconvert ! x264enc tune=zerolatency speed-preset=ultrafast key-int-max=15"
    " ! rtph264pay name=pay0 pt=96 config-interval=-1 )"
)

sizes = []


def configured(_factory, media):
    sizes.append(media.get_element().get_by_name("size"))


def resize(line):
    width, height = line.split()
    caps = f"video/x-raw,width={width},height={height},framerate=15/1"
    for size in sizes:
        size.set_property("caps", Gst.Caps.from_string(caps))
    return False


def listen():
    for line in sys.stdin:
        GLib.idle_add(resize, line)


server = GstRtspServer.RTSPServer()
server.set_address("127.0.0.1")
server.set_service(sys.argv[1])
factory = GstRtspServer.RTSPMediaFactory()
factory.set_launch(PIPELINE)
factory.set_shared(True)
factory.connect("media-configure", configured)

if len(sys.argv) > 3:
    auth = GstRtspServer.RTSPAuth()
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", "viewer")
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(sys.argv[2], sys.argv[3]), token)
    server.set_auth(auth)
    role = Gst.Structure.new_empty("viewer")
    role.set_value("media.factory.access", True)
    role.set_value("media.factory.construct", True)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_role_from_structure(role)
    factory.set_permissions(permissions)

server.get_mount_points().add_factory("/live", factory)
if server.attach(None) == 0:
    sys.exit("the port is in use")
threading.Thread(target=listen, daemon=True).start()
print("ready", flush=True)
GLib.MainLoop().run()
