package levante.provisioner.adapter.jclouds.gce;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GceImagesTest {
  private static ObjectNode image(String family) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("name", family + "-v20251014")
        .put("family", family)
        .put("architecture", "ARM64")
        .put("diskSizeGb", "10")
        .put("creationTimestamp", "2025-10-14T00:00:00.000-07:00")
        .put(
            "selfLink",
            "https://www.googleapis.com/compute/v1/projects/p-1/global/images/" + family);
  }

  @ParameterizedTest
  @CsvSource({
    "debian-12, debian, 12",
    "debian-13-arm64, debian, 13",
    "ubuntu-2204-lts-arm64, ubuntu, 22.04",
    "ubuntu-2404-lts-amd64, ubuntu, 24.04",
    "ubuntu-2510-amd64, ubuntu, 25.10",
    "rocky-linux-9-arm64, rocky, 9",
    "almalinux-10, almalinux, 10"
  })
  void theFamilySaysWhatIsOnAnImage(String family, String distribution, String version) {
    GceImages.Disk disk = GceImages.disk(image(family));
    assertThat(disk.image().distribution()).hasValue(distribution);
    assertThat(disk.image().version()).hasValue(version);
    assertThat(disk.image().architecture()).hasValue("aarch64");
    assertThat(disk.image().id()).isEqualTo("projects/p-1/global/images/" + family);
    assertThat(disk.gib()).isEqualTo(10);
  }

  @ParameterizedTest
  @CsvSource({
    "ubuntu-minimal-2404-lts-amd64",
    "ubuntu-pro-2204-lts",
    "rocky-linux-9-optimized-gcp",
    "debian-12-of-ours",
    "''"
  })
  void ofOtherFamiliesNothingIsGuessed(String family) {
    assertThat(GceImages.disk(image(family)).image().distribution()).isEmpty();
  }

  @Test
  void labelsOfTheOwnersCountMoreThanTheFamily() {
    ObjectNode own = image("debian-12");
    own.putObject("labels").put("os_distro", "ubuntu").put("os_version", "24-04");
    own.remove("architecture");
    assertThat(GceImages.disk(own).image().distribution()).hasValue("ubuntu");
    assertThat(GceImages.disk(own).image().version()).hasValue("24.04");
    assertThat(GceImages.disk(own).image().architecture()).hasValue("x86_64");
  }

  @Test
  void ofAFamilyTheNewestIsLeft() {
    GceImages.Disk old = GceImages.disk(image("debian-12"));
    GceImages.Disk newer =
        GceImages.disk(
            image("debian-12").put("creationTimestamp", "2025-11-01T00:00:00.000-07:00"));
    GceImages.Disk other = GceImages.disk(image("debian-13"));
    assertThat(GceImages.newest(List.of(newer, old, other))).containsExactly(newer, other);
  }

  @Test
  void theManagersUrlNamesAPlace() {
    assertThat(GceImages.placeIn("gce://us-central1/debian-12")).hasValue("us-central1");
    assertThat(GceImages.placeIn("gce://debian-12")).isEmpty();
    assertThat(GceImages.placeIn("debian-12")).isEmpty();
  }
}
