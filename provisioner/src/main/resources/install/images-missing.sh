# A line an image that this machine lacks: its sum, and how many bytes of it have come already. FOLDER is where archives of images lie.
# IMAGES (lines of sum and name; a name may begin with an architecture and a slash), FOLDER, LEVANTE
case $(uname -m) in
  x86_64 | amd64) arch=amd64 ;;
  aarch64 | arm64) arch=arm64 ;;
  *) arch=arm ;;
esac
echo "$IMAGES" | while read -r sum name; do
  case $name in */*) [ "${name%%/*}" = "$arch" ] || continue ;; esac
  if grep -qsx "$sum" "$LEVANTE/images"; then continue; fi
  file=$FOLDER/${name##*/}
  if [ -f "$file" ] && [ "$(sha256sum <"$file" | cut -c 1-64)" = "$sum" ]; then continue; fi
  echo "$sum $(stat -c %s "$LEVANTE/coming/$sum" 2>/dev/null || echo 0)"
done
