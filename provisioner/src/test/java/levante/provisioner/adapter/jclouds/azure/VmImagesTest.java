package levante.provisioner.adapter.jclouds.azure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import levante.provisioner.adapter.jclouds.azure.VmImages.VmImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VmImagesTest {
  private static final Map<String, String> UBUNTU =
      Map.of(
          "publisher", "Canonical",
          "offer", "UbuntuServer",
          "sku", "16.04.0-LTS",
          "version", "latest");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "azr://Canonical/UbuntuServer/16.04.0-LTS/latest",
        "Canonical:UbuntuServer:16.04.0-LTS:latest"
      })
  void anImageOfTheMarketIsNamedAsOthersNameIt(String name) {
    assertThat(VmImages.named(name).map(VmImage::reference)).contains(UBUNTU);
  }

  @Test
  void anImageOfAGalleryIsNamedByItsId() {
    String id =
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/galleries/a/images/b";
    assertThat(VmImages.named(id).map(VmImage::reference)).contains(Map.of("id", id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"debian", "azr://snapshot/group/name", "a:b:c", "a:b::d", "azr://a/b/c/", ""})
  void whatIsNoNameOfAnImageIsNone(String name) {
    assertThat(VmImages.named(name)).isEmpty();
  }
}
