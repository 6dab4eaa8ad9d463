#!/bin/sh
# One picture in; the picture with marked faces and a JSON with each face's mask probability out.
# The results go into a subfolder named after the folder of the picture, which is its video's name,
# so that two videos' frames never collide in one bucket.
set -eu
folder=${STORAGE_OBJECT_KEY%/*}
levante-vision classify --input "$INPUT_FILE_PATH" --output "$TMP_OUTPUT_DIR" --prefix "${folder##*/}"
