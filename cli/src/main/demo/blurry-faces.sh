#!/bin/sh
# One video in, one picture a second out, faces hidden; each picture carries its faces' boxes.
set -eu
levante-vision anonymize --input "$INPUT_FILE_PATH" --output "$TMP_OUTPUT_DIR" --every 1s --blur upper
