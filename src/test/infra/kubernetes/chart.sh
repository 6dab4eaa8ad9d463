#!/bin/bash
# A repository of one chart, shop, in versions 0.1.0 and 0.2.0, for tests: chart.sh MIRROR FOLDER URL. MIRROR is what helm.sh prints, URL where
# FOLDER will be served. The chart's Deployment has as many copies as the value "copies" says, and fails to be rendered without "greeting".
set -euo pipefail
MIRROR=$1 OUT=$2 URL=$3
W=$(mktemp -d); trap 'rm -rf "$W"' EXIT
tar -xzf "$MIRROR"/helm-*.tar.gz -C "$W" --strip-components 1
mkdir -p "$W/shop/templates" "$OUT"
cat >"$W/shop/values.yaml" <<'Y'
copies: 1
greeting: hello
Y
cat >"$W/shop/templates/all.yaml" <<'Y'
apiVersion: v1
kind: ConfigMap
metadata: {name: "{{ .Release.Name }}-greeting"}
data: {greeting: {{ required "greeting is needed" .Values.greeting | quote }}, version: "{{ .Chart.Version }}"}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: "{{ .Release.Name }}"}
spec:
  replicas: {{ .Values.copies }}
  selector: {matchLabels: {app: "{{ .Release.Name }}"}}
  template:
    metadata: {labels: {app: "{{ .Release.Name }}"}}
    spec: {containers: [{name: shop, image: "example.org/shop"}]}
Y
for version in 0.1.0 0.2.0; do
  printf 'apiVersion: v2\nname: shop\nversion: %s\n' "$version" >"$W/shop/Chart.yaml"
  "$W/helm" package "$W/shop" --destination "$OUT" >&2
done
"$W/helm" repo index "$OUT" --url "$URL" >&2
