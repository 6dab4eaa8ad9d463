package levante.provisioner.adapter.jclouds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import levante.provisioner.cloud.LaunchDetails.Volume;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script really runs, with stand-ins for what needs a device. */
class VolumeScriptTest {
  private static final String ID = "0b3c9a54-1111-4222-8333-444455556666";
  private static final Volume DATA = new Volume("data", 1, Optional.of("/mnt/it's data"), "xfs");

  @TempDir private Path folder;

  private void standIn(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file, "#!/bin/sh\necho \"" + name + " $*\" >>" + folder + "/calls\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private List<String> run(String script) throws IOException, InterruptedException {
    standIn("ls", "echo /dev/disk/by-id/virtio-0b3c9a54-1111-4222-8");
    standIn("grep", "exit 0");
    standIn("mkdir", "");
    standIn("mkfs", "");
    standIn("mount", "");
    standIn("mountpoint", "exit 1");
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-c", script);
    shell.environment().put("PATH", folder + ":/usr/bin:/bin");
    assertThat(shell.inheritIO().start().waitFor()).isZero();
    return Files.readAllLines(folder.resolve("calls"));
  }

  private static String script() {
    return VolumeScript.userData("", List.of(DATA), List.of(ID));
  }

  @Test
  void aNewVolumeIsFormattedAndMounted() throws IOException, InterruptedException {
    standIn("blkid", "exit 2");
    assertThat(run(script()))
        .contains("mkfs -t xfs /dev/disk/by-id/virtio-0b3c9a54-1111-4222-8")
        .contains("mkdir -p /mnt/it's data")
        .contains("mount /mnt/it's data");
  }

  @Test
  void aVolumeWithAFileSystemKeepsIt() throws IOException, InterruptedException {
    standIn("blkid", "exit 0");
    assertThat(run(script()))
        .noneMatch(call -> call.startsWith("mkfs"))
        .contains("mount /mnt/it's data");
  }

  @Test
  void withoutAVolumeToMountTheTemplatesOwnUserDataStaysAsItIs() {
    Volume bare = new Volume("data", 1, Optional.empty(), "ext4");
    assertThat(VolumeScript.userData("#!/bin/sh\ntrue\n", List.of(bare), List.of(ID)))
        .isEqualTo("#!/bin/sh\ntrue\n");
  }

  @Test
  void bothGoIntoOneMessage() {
    assertThat(VolumeScript.userData("#cloud-config\n{}\n", List.of(DATA), List.of(ID)))
        .startsWith("Content-Type: multipart/mixed")
        .contains("text/cloud-config")
        .contains("mount_volume '0b3c9a54-1111-4222-8'");
  }

  private String byName(String given) {
    return VolumeScript.byName(given, List.of(DATA), List.of("sdg"))
        .replace("dev=/dev\n", "dev='" + folder + "'\n");
  }

  @Test
  void onAmazonAVolumeIsKnownByTheNameOfItsDevice() throws IOException, InterruptedException {
    standIn("blkid", "exit 2");
    Path device = Files.createFile(folder.resolve("xvdg"));
    assertThat(run(byName(""))).contains("mkfs -t xfs " + device, "mount /mnt/it's data");
  }

  @Test
  void onAmazonADiskOfNvmeTellsItsNameItself() throws IOException, InterruptedException {
    standIn("blkid", "exit 2");
    standIn("python3", "case $2 in *vol2) echo sdg ;; *) echo sdf ;; esac");
    Path disks = Files.createDirectories(folder.resolve("disk/by-id"));
    for (String name : List.of("vol1", "vol2", "vol2_1", "vol2-part1")) {
      Files.createFile(disks.resolve("nvme-Amazon_Elastic_Block_Store_" + name));
    }
    assertThat(run(byName("")))
        .contains("mkfs -t xfs " + disks.resolve("nvme-Amazon_Elastic_Block_Store_vol2"));
  }

  @Test
  void onAzureAVolumeIsKnownByItsNumber() throws IOException, InterruptedException {
    standIn("blkid", "exit 2");
    for (String place : List.of("disk/azure/scsi1/lun", "disk/azure/data/by-lun/")) {
      Path device = folder.resolve(place + "1");
      Files.createDirectories(device.getParent());
      Files.createFile(device);
      String script =
          VolumeScript.byNumber("", List.of(DATA), List.of("1"))
              .replace("dev=/dev\n", "dev='" + folder + "'\n");
      assertThat(run(script)).contains("mkfs -t xfs " + device, "mount /mnt/it's data");
      Files.delete(device);
    }
  }

  @Test
  void whatAsksADiskForItsNameIsPython() throws IOException, InterruptedException {
    String script = byName("");
    int start = script.indexOf("import ctypes");
    Path code =
        Files.writeString(
            folder.resolve("ask.py"), script.substring(start, script.indexOf("\nPYTHON", start)));
    Process python =
        new ProcessBuilder("python3", code.toString(), "/dev/null")
            .redirectErrorStream(true)
            .start();
    String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(python.waitFor()).isNotZero();
    // All of it ran up to the question, which a file that is no disk of NVMe does not answer.
    assertThat(said).contains("fcntl.ioctl").contains("OSError");
  }

  @Test
  void googlesDevicesAreFoundByTheLinkOfTheirName() throws IOException, InterruptedException {
    standIn("blkid", "exit 2");
    assertThat(run(VolumeScript.byLink("", List.of(DATA), List.of("volume-1"))))
        .contains("ls /dev/disk/by-id/google-volume-1");
  }
}
