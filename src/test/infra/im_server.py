"""Starts the Infrastructure Manager on the loopback: im_server.py PORT FOLDER, with its data and log in the folder."""
import sys

from IM.config import Config

Config.REST_ADDRESS = "127.0.0.1"
Config.REST_PORT = int(sys.argv[1])
Config.DATA_DB = sys.argv[2] + "/im.dat"
Config.LOG_FILE = sys.argv[2] + "/im.log"
del sys.argv[1:]

from IM import im_service  # noqa: E402 -- it reads the settings when it is imported

im_service.main()
