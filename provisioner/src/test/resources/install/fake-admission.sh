echo "pass-of-$NODE_NAME"
