package levante.provisioner.adapter.jclouds.gce;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import levante.provisioner.install.InstallScript;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What Google's guest agent runs as root at every boot. Not all images have cloud-init (Debian's at
 * Google have none); on those this does what Levante's user-data ask of it: the host key, the user,
 * the volumes. Where there is cloud-init it only sees to the host key, which the agent may have
 * replaced.
 */
final class StartupScript {
  private static final String CLOUD_CONFIG = "#cloud-config";

  private StartupScript() {}

  /**
   * The script; empty when there is nothing to do.
   *
   * @param userData Levante's own cloud-config, or empty
   * @param mounting a shell script, or empty
   */
  static String of(String userData, String mounting) {
    Map<?, ?> config = config(userData);
    String key = text(map(config.get("ssh_keys")), "ed25519_private");
    String publicKey = text(map(config.get("ssh_keys")), "ed25519_public");
    String hostKey = key.isBlank() ? "" : HOST_KEY.formatted(key.strip(), quoted(publicKey));
    String users = users(config).collect(Collectors.joining());
    if ((hostKey + users + mounting).isEmpty()) {
      return "";
    }
    return "#!/bin/sh\nroot=\n" + hostKey + UNLESS_CLOUD_INIT + users + mounting;
  }

  /** What Google's guest agent lets in by itself: {@code user:key}, a line each. */
  static String keys(String userData) {
    return named(config(userData))
        .flatMap(user -> keysOf(user).stream().map(key -> text(user, "name") + ":" + key))
        .collect(Collectors.joining("\n"));
  }

  private static Stream<String> users(Map<?, ?> config) {
    return named(config)
        .map(
            user ->
                USER.formatted(
                    quoted(text(user, "name")), quoted(String.join("\n", keysOf(user)))));
  }

  private static Stream<Map<?, ?>> named(Map<?, ?> config) {
    return list(config.get("users")).stream()
        .<Map<?, ?>>map(StartupScript::map)
        .filter(user -> user.containsKey("name"));
  }

  private static List<String> keysOf(Map<?, ?> user) {
    return list(user.get("ssh_authorized_keys")).stream().map(Object::toString).toList();
  }

  private static Map<?, ?> config(String userData) {
    return userData.startsWith(CLOUD_CONFIG)
        ? map(new Load(LoadSettings.builder().build()).loadFromString(userData))
        : Map.of();
  }

  private static Map<?, ?> map(Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static List<?> list(Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(Map<?, ?> map, String key) {
    return map.containsKey(key) ? map.get(key).toString() : "";
  }

  private static String quoted(String word) {
    return InstallScript.quoted(word);
  }

  private static final String HOST_KEY =
      """
      umask 077
      ssh=$root/etc/ssh
      cat >"$ssh/levante_host_key" <<'KEY'
      %s
      KEY
      if ! cmp -s "$ssh/levante_host_key" "$ssh/ssh_host_ed25519_key"; then
        rm -f "$ssh"/ssh_host_*
        mv "$ssh/levante_host_key" "$ssh/ssh_host_ed25519_key"
        echo %s >"$ssh/ssh_host_ed25519_key.pub"
        chmod 644 "$ssh/ssh_host_ed25519_key.pub"
        restorecon "$ssh"/ssh_host_* 2>/dev/null
        systemctl restart ssh 2>/dev/null || systemctl restart sshd
      fi
      rm -f "$ssh/levante_host_key"
      umask 022
      """;

  private static final String UNLESS_CLOUD_INIT =
      """
      command -v cloud-init >/dev/null && exit 0
      """;

  private static final String USER =
      """
      user=%s
      id "$user" >/dev/null 2>&1 || useradd -m -s /bin/bash "$user"
      echo "$user ALL=(ALL) NOPASSWD:ALL" >"$root/etc/sudoers.d/levante"
      chmod 440 "$root/etc/sudoers.d/levante"
      home=$(getent passwd "$user" | cut -d: -f6)
      install -d -m 700 -o "$user" -g "$user" "$home/.ssh"
      touch "$home/.ssh/authorized_keys"
      echo %s | while read -r key; do
        grep -qxF "$key" "$home/.ssh/authorized_keys" || echo "$key" >>"$home/.ssh/authorized_keys"
      done
      chmod 600 "$home/.ssh/authorized_keys"
      chown "$user:$user" "$home/.ssh/authorized_keys"
      restorecon -R "$home/.ssh" 2>/dev/null
      """;
}
