package levante.provisioner.adapter.jclouds;

import java.util.List;
import levante.provisioner.cloud.LaunchDetails.Volume;
import levante.provisioner.install.InstallScript;

/**
 * The user-data by which a machine formats its new volumes and mounts them, besides what the
 * template gives it. A volume is known by the beginning of its id, which its device carries as the
 * serial number, or by the name or number that the cloud was asked for; one that has a file system
 * already is not formatted.
 */
public final class VolumeScript {
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
    List<String> serials =
        ids.stream().map(id -> id.substring(0, Math.min(SERIAL, id.length()))).toList();
    return userData(given, volumes, serials, BY_SERIAL);
  }

  /**
   * The same for Amazon's devices, which carry the name that the launch gave them.
   *
   * @param names such as {@code sdf}, in the order of the volumes
   */
  public static String byName(String given, List<Volume> volumes, List<String> names) {
    return userData(given, volumes, names, BY_NAME);
  }

  /**
   * The same for Google's devices, for which the image's own rules make links by the names that the
   * launch gave.
   */
  public static String byLink(String given, List<Volume> volumes, List<String> names) {
    return userData(given, volumes, names, BY_LINK);
  }

  /**
   * The same for Azure's devices, which carry the number that the launch gave them.
   *
   * @param numbers such as {@code 0}, in the order of the volumes
   */
  public static String byNumber(String given, List<Volume> volumes, List<String> numbers) {
    return userData(given, volumes, numbers, BY_NUMBER);
  }

  private static String userData(
      String given, List<Volume> volumes, List<String> keys, String finding) {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < volumes.size(); i++) {
      Volume volume = volumes.get(i);
      String key = keys.get(i);
      volume
          .location()
          .ifPresent(folder -> script.append(call(key, volume.fileSystem(), folder)).append('\n'));
    }
    if (script.isEmpty()) {
      return given;
    }
    String mounting = "#!/bin/sh\n" + finding + MOUNTING + script;
    return given.isEmpty() ? mounting : both(mounting, given);
  }

  private static String call(String key, String fileSystem, String folder) {
    return "mount_volume %s %s %s"
        .formatted(
            InstallScript.quoted(key),
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

  private static final String BY_SERIAL =
      """
      find_volume() { ls /dev/disk/by-id/*"$1"* 2>/dev/null | head -n 1; }
      """;

  /**
   * Xen's devices are named so, or as xvdf; NVMe's are numbered as they come, and tell the name as
   * Amazon's part of what they identify themselves by. Source: EBS, NVMe device names.
   */
  private static final String BY_NAME =
      """
      dev=/dev
      asked_name() {
        python3 - "$1" <<'PYTHON'
      import ctypes, fcntl, struct, sys
      answer = ctypes.create_string_buffer(4096)
      identify = bytearray(struct.pack(
          "=BBHIIIQQIIIIIIIIII", 6, 0, 0, 0, 0, 0, 0, ctypes.addressof(answer), 0, 4096, 1, 0, 0, 0, 0, 0, 0, 0))
      with open(sys.argv[1]) as device:
          fcntl.ioctl(device, 0xC0484E41, identify)
      print(answer.raw[3072:3104].decode().strip(" \\0").replace("/dev/", ""))
      PYTHON
      }
      find_volume() {
        for device in "$dev/$1" "$dev/xvd${1#sd}"; do
          [ -e "$device" ] && { echo "$device"; return; }
        done
        for device in "$dev"/disk/by-id/nvme-Amazon_Elastic_Block_Store_vol*; do
          case $device in *-part* | *_[0-9]* | *-ns-*) continue ;; esac
          [ "$(asked_name "$device" 2>/dev/null)" = "$1" ] && { echo "$device"; return; }
        done
      }
      """;

  private static final String BY_LINK =
      """
      dev=/dev
      find_volume() { ls "$dev/disk/by-id/google-$1" 2>/dev/null; }
      """;

  /**
   * The image's rules for its devices name them so, on SCSI and on NVMe; a device's own name
   * changes from boot to boot. Source: Azure, names of disks on Linux; azure-vm-utils.
   */
  private static final String BY_NUMBER =
      """
      dev=/dev
      find_volume() {
        for device in "$dev/disk/azure/scsi1/lun$1" "$dev/disk/azure/data/by-lun/$1"; do
          [ -e "$device" ] && { echo "$device"; return; }
        done
      }
      """;

  private static final String MOUNTING =
      """
      mount_volume() {
        for try in $(seq 60); do
          device=$(find_volume "$1")
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
