# Takes the archive FILE from its standard input, from byte FROM on, into FOLDER; what breaks off is gone on with from where it is.
# FILE, SUM, SIZE (bytes), FROM, FOLDER, LEVANTE
mkdir -p "$LEVANTE/coming" "$FOLDER"
exec 9>"$LEVANTE/coming/lock"
flock -n 9 || { echo "an image is still being brought to it by another connection" >&2; exit 1; }
part=$LEVANTE/coming/$SUM
have=$(stat -c %s "$part" 2>/dev/null || echo 0)
[ "$have" = "$FROM" ] || { echo "it has $have bytes of $FILE, not $FROM" >&2; exit 1; }
cat >>"$part"
if [ "$(stat -c %s "$part")" -lt "$SIZE" ]; then echo "of $FILE only a part has come" >&2; exit 1; fi
if [ "$(sha256sum <"$part" | cut -c 1-64)" != "$SUM" ]; then
  rm "$part"
  echo "$FILE came damaged, and is brought again" >&2
  exit 1
fi
mv "$part" "$FOLDER/.$FILE.new"
mv -f "$FOLDER/.$FILE.new" "$FOLDER/$FILE"
