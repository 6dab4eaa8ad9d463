package levante.provisioner.adapter.jclouds;

import java.util.List;
import levante.provisioner.cloud.LaunchDetails.Volume;
import levante.provisioner.install.InstallScript;

/**
 * The user-data by which a machine formats its new volumes and mounts them, besides what the
 * template gives it. A volume is known by the beginning of its id, which its device carries as the
 * serial number; one that has a file system already is not formatted.
 */
final class VolumeScript {
  /** What virtio leaves of a serial number. */
  private static final int SERIAL = 20;

  private static final String BOUNDARY = "==levante==";

  private VolumeScript() {}

  /**
   * For cloud-init.
   *
   * @param given the template's own; stays alone when no volume is to be mounted
   * @param ids the volumes' ids, in the order of the volumes
   */
  static String userData(String given, List<Volume> volumes, List<String> ids) {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < volumes.size(); i++) {
      Volume volume = volumes.get(i);
      String serial = ids.get(i).substring(0, Math.min(SERIAL, ids.get(i).length()));
      volume
          .location()
          .ifPresent(
              folder -> script.append(call(serial, volume.fileSystem(), folder)).append('\n'));
    }
    if (script.isEmpty()) {
      return given;
    }
    String mounting = FUNCTION + script;
    return given.isEmpty() ? mounting : both(mounting, given);
  }

  private static String call(String serial, String fileSystem, String folder) {
    return "mount_volume %s %s %s"
        .formatted(
            InstallScript.quoted(serial),
            InstallScript.quoted(fileSystem),
            InstallScript.quoted(folder));
  }

  private static String both(String script, String given) {
    String type = given.startsWith("#cloud-config") ? "text/cloud-config" : "text/x-shellscript";
    return """
        Content-Type: multipart/mixed; boundary="%1$s"
        MIME-Version: 1.0

        --%1$s
        Content-Type: text/x-shellscript

        %2$s
        --%1$s
        Content-Type: %3$s

        %4$s
        --%1$s--
        """
        .formatted(BOUNDARY, script, type, given);
  }

  private static final String FUNCTION =
      """
      #!/bin/sh
      mount_volume() {
        for try in $(seq 60); do
          device=$(ls /dev/disk/by-id/*"$1"* 2>/dev/null | head -n 1)
          [ -n "$device" ] && break
          sleep 1
        done
        [ -n "$device" ] || { echo "levante: no device of volume $1" >&2; return 1; }
        blkid "$device" >/dev/null || mkfs -t "$2" "$device"
        mkdir -p "$3"
        grep -qF "$device " /etc/fstab || echo "$device $3 $2 defaults,nofail 0 2" >>/etc/fstab
        mountpoint -q "$3" || mount "$3"
      }
      """;
}
