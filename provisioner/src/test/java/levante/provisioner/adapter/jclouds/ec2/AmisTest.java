package levante.provisioner.adapter.jclouds.ec2;

import static org.assertj.core.api.Assertions.assertThat;

import levante.provisioner.cloud.Image;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmisTest {
  private static Amis.Ami read(String name, String more) {
    return Amis.ami(
        Ec2Answer.read(
            "<item><imageId>ami-1</imageId><name>%s</name><architecture>arm64</architecture>%s</item>"
                .formatted(name, more)));
  }

  @ParameterizedTest
  @CsvSource({
    "debian-12-arm64-20250316-2053, debian, 12",
    "ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-arm64-server-20250305, ubuntu, 22.04",
    "ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-arm64-server-20250305, ubuntu, 24.04",
    "al2023-ami-2023.6.20250303.0-kernel-6.1-arm64, amazon, 2023",
    "AlmaLinux OS 9.5.20241120 aarch64, almalinux, 9",
    "Rocky-9-EC2-Base-9.5-20241118.0.aarch64, rocky, 9"
  })
  void theNameSaysWhatIsOnAnImage(String name, String distribution, String version) {
    Image image = read(name, "").image();
    assertThat(image.distribution()).hasValue(distribution);
    assertThat(image.version()).hasValue(version);
    assertThat(image.architecture()).hasValue("aarch64");
  }

  @ParameterizedTest
  @CsvSource({
    "debian-12-backports-arm64-20250316-2053",
    "bitnami-nginx-1.28.2-r1-debian-12-amd64-1",
    "al2023-ami-minimal-2023.6.20250303.0-kernel-6.1-arm64",
    "my own"
  })
  void ofOtherNamesNothingIsGuessed(String name) {
    assertThat(read(name, "").image().distribution()).isEmpty();
  }

  @Test
  void tagsOfTheOwnersCountMoreThanTheName() {
    Amis.Ami own =
        read(
            "my own",
            """
            <tagSet>
              <item><key>os_distro</key><value>debian</value></item>
              <item><key>os_version</key><value>13</value></item>
            </tagSet>
            <rootDeviceName>/dev/xvda</rootDeviceName>
            <blockDeviceMapping>
              <item><deviceName>/dev/xvdb</deviceName></item>
              <item><deviceName>/dev/xvda</deviceName><ebs><volumeSize>8</volumeSize></ebs></item>
            </blockDeviceMapping>
            """);
    assertThat(own.image().distribution()).hasValue("debian");
    assertThat(own.image().version()).hasValue("13");
    assertThat(own.gib()).isEqualTo(8);
  }

  @Test
  void theRegionIsReadOffTheUrlOfTheInfrastructureManager() {
    assertThat(Amis.regionIn("aws://eu-west-1/ami-00685b74")).hasValue("eu-west-1");
    assertThat(Amis.regionIn("ami-00685b74")).isEmpty();
    assertThat(Amis.regionIn("ost://keystone.example/4-5-6")).isEmpty();
  }
}
