package levante.provisioner.adapter.jclouds.ec2;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.VolumeScript;
import levante.provisioner.adapter.jclouds.ec2.Amis.Ami;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.Region;

/**
 * Volumes of one region. A launch makes those of its machine and marks them, so that there is never
 * one without the other; they go with it.
 */
final class Volumes {
  private static final int PAGE = 500;
  private static final String TYPE = "gp3";

  /** The device names that EC2 recommends for disks besides the root disk: sdf to sdp. */
  private static final List<String> DEVICES =
      IntStream.rangeClosed('f', 'p').mapToObj(letter -> "sd" + (char) letter).toList();

  private final Ec2Session session;
  private final Region region;

  Volumes(Ec2Session session, Region region) {
    this.session = session;
    this.region = region;
  }

  /** What carries our marks, but for root disks of machines: one call. */
  Stream<CloudObject> objects() {
    return session
        .list(
            Query.of("DescribeVolumes").filter("tag-key", List.of(Marks.INFRASTRUCTURE)),
            PAGE,
            "volumeSet")
        .stream()
        .filter(volume -> !isRootDisk(volume))
        .flatMap(
            volume ->
                Marks.read(volume.tags()).stream()
                    .map(marks -> marks.object(Kind.VOLUME, volume.text("volumeId"), region)));
  }

  private static boolean isRootDisk(Ec2Answer volume) {
    return volume.items("attachmentSet").stream()
        .map(attachment -> attachment.text("device").replace("/dev/", ""))
        .anyMatch(device -> !DEVICES.contains(device));
  }

  void remove(CloudObject volume) {
    session.write(Query.of("DeleteVolume").with("VolumeId", volume.id()));
  }

  /**
   * Adds to a launch its disks.
   *
   * @param rootGib what the root disk is to have at least
   */
  static void describe(Query launch, Ami image, long rootGib, List<LaunchDetails.Volume> volumes) {
    if (volumes.size() > DEVICES.size()) {
      throw new Ec2Failure(
          400,
          "VolumeCount",
          "%d volumes, but a machine has %d at most".formatted(volumes.size(), DEVICES.size()));
    }
    int number = 0;
    if (image.gib() > 0) {
      number++;
      disk(launch, number, image.rootDevice(), Math.max(image.gib(), rootGib));
    }
    for (int i = 0; i < volumes.size(); i++) {
      number++;
      disk(launch, number, "/dev/" + DEVICES.get(i), volumes.get(i).gib());
    }
  }

  private static void disk(Query launch, int number, String device, long gib) {
    String prefix = "BlockDeviceMapping.%d.".formatted(number);
    launch
        .with(prefix + "DeviceName", device)
        .with(prefix + "Ebs.VolumeSize", gib)
        .with(prefix + "Ebs.VolumeType", TYPE)
        .with(prefix + "Ebs.DeleteOnTermination", true);
  }

  /** The user-data by which a machine mounts them. */
  static String userData(LaunchDetails details) {
    return VolumeScript.byName(
        details.userData(),
        details.volumes(),
        DEVICES.subList(0, Math.min(DEVICES.size(), details.volumes().size())));
  }
}
