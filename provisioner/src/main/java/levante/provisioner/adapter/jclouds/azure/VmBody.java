package levante.provisioner.adapter.jclouds.azure;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import levante.provisioner.adapter.jclouds.Marks;
import levante.provisioner.adapter.jclouds.VolumeScript;
import levante.provisioner.adapter.jclouds.azure.VmImages.VmImage;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest;

/**
 * What a launch says of its machine. Disks are made by it and go with the machine, as do its
 * interface and address, so that there is never one without the other.
 */
final class VmBody {
  private static final long GIB = 1L << 30;
  private static final String DISK_TYPE = "StandardSSD_LRS";
  private static final String DELETE = "Delete";

  /** Azure wants a user of its own on each machine, besides those that the user-data makes. */
  private static final String ADMIN = "levante";

  private static final int RSA_BITS = 2048;

  private VmBody() {}

  /**
   * The whole.
   *
   * @param plan what Azure wants to be told of an image that is sold
   */
  static Map<String, Object> of(
      LaunchRequest request,
      VmImage image,
      Optional<Map<String, String>> plan,
      String networkInterface) {
    Map<String, Object> body = new HashMap<>();
    plan.ifPresent(words -> body.put("plan", words));
    body.put("location", request.region().name());
    body.put("tags", Marks.of(request).metadata());
    body.put(
        "properties",
        Map.of(
            "hardwareProfile",
            Map.of("vmSize", request.size().name()),
            "storageProfile",
            storage(request, image),
            "osProfile",
            system(request),
            "networkProfile",
            Map.of(
                "networkInterfaces",
                List.of(
                    Map.of(
                        "id",
                        networkInterface,
                        "properties",
                        Map.of("primary", true, "deleteOption", DELETE))))));
    return body;
  }

  private static Map<String, Object> storage(LaunchRequest request, VmImage image) {
    Map<String, Object> root = new HashMap<>(disk(request.id() + "_os", "FromImage"));
    long gib =
        Math.max(
            image.gib(),
            request
                .details()
                .needs()
                .map(needs -> (needs.disk().roundedUp() + GIB - 1) / GIB)
                .orElse(0L));
    if (gib > 0) {
      root.put("diskSizeGB", gib);
    }
    List<Map<String, Object>> volumes = new ArrayList<>();
    for (LaunchDetails.Volume volume : request.details().volumes()) {
      int number = volumes.size();
      Map<String, Object> one =
          new HashMap<>(disk("%s_data%d".formatted(request.id(), number), "Empty"));
      one.put("lun", number);
      one.put("diskSizeGB", volume.gib());
      volumes.add(one);
    }
    return Map.of("imageReference", image.reference(), "osDisk", root, "dataDisks", volumes);
  }

  private static Map<String, Object> disk(String name, String origin) {
    return Map.of(
        "name", name,
        "createOption", origin,
        "deleteOption", DELETE,
        "managedDisk", Map.of("storageAccountType", DISK_TYPE));
  }

  private static Map<String, Object> system(LaunchRequest request) {
    LaunchDetails details = request.details();
    Map<String, Object> system = new HashMap<>();
    system.put("computerName", request.id().value());
    system.put("adminUsername", ADMIN);
    system.put(
        "linuxConfiguration",
        Map.of(
            "disablePasswordAuthentication",
            true,
            "ssh",
            Map.of(
                "publicKeys",
                List.of(
                    Map.of(
                        "path",
                        "/home/%s/.ssh/authorized_keys".formatted(ADMIN),
                        "keyData",
                        details.publicKey().orElseGet(VmBody::nobodysKey))))));
    String userData = userData(details);
    if (!userData.isEmpty()) {
      system.put(
          "customData",
          Base64.getEncoder().encodeToString(userData.getBytes(StandardCharsets.UTF_8)));
    }
    return system;
  }

  private static String userData(LaunchDetails details) {
    return VolumeScript.byNumber(
        details.userData(),
        details.volumes(),
        IntStream.range(0, details.volumes().size()).mapToObj(Integer::toString).toList());
  }

  /** Azure makes no machine without a way in; whose private key nobody keeps is none. */
  private static String nobodysKey() {
    try {
      KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
      pairs.initialize(RSA_BITS);
      RSAPublicKey key = (RSAPublicKey) pairs.generateKeyPair().getPublic();
      ByteArrayOutputStream blob = new ByteArrayOutputStream();
      DataOutputStream parts = new DataOutputStream(blob);
      part(parts, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
      for (BigInteger number : List.of(key.getPublicExponent(), key.getModulus())) {
        part(parts, number.toByteArray());
      }
      return "ssh-rsa " + Base64.getEncoder().encodeToString(blob.toByteArray());
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void part(DataOutputStream parts, byte[] bytes) throws IOException {
    parts.writeInt(bytes.length);
    parts.write(bytes);
  }
}
