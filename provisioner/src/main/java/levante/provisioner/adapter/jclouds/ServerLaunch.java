package levante.provisioner.adapter.jclouds;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.LaunchRequest;
import levante.provisioner.cloud.LaunchRequest.Addressing;
import levante.provisioner.cloud.LaunchResult;
import org.jclouds.openstack.nova.v2_0.domain.BlockDeviceMapping;
import org.jclouds.openstack.nova.v2_0.domain.Network;
import org.jclouds.openstack.nova.v2_0.options.CreateServerOptions;

/**
 * One server's making. All that belongs to it is made before it, each under its own mark and only
 * when it is missing; the server comes last, so that one that is listed has all its parts, and a
 * launch that broke off is carried on by the next one.
 */
final class ServerLaunch {
  private static final int NOT_THE_ROOT = -1;

  private final OpenStackSession session;
  private final LaunchRequest request;
  private final Sizes sizes;
  private final List<Image> images;

  ServerLaunch(OpenStackSession session, LaunchRequest request, Sizes sizes, List<Image> images) {
    this.session = session;
    this.request = request;
    this.sizes = sizes;
    this.images = images;
  }

  /** Makes it; what is in the way of it, if anything is. */
  Optional<LaunchResult> make() {
    Optional<String> flavor = sizes.flavor(request.size());
    Optional<Image> image = details().image().bestOf(images);
    if (flavor.isEmpty() || image.isEmpty()) {
      return refused(
          "no %s in region %s"
              .formatted(
                  flavor.isEmpty() ? "size " + request.size().name() : "image " + details().image(),
                  request.region()));
    }
    Marks marks = Marks.of(request);
    Optional<List<String>> volumes =
        new VolumeParts(session, request.region()).ensure(marks, details().volumes());
    if (volumes.isEmpty()) {
      return Optional.of(
          new LaunchResult.Underway("the volumes of %s are being made".formatted(marks.rest())));
    }
    create(marks, flavor.get(), image.get(), volumes.get());
    return Optional.empty();
  }

  private static Optional<LaunchResult> refused(String why) {
    return Optional.of(new LaunchResult.Refused(why));
  }

  private void create(Marks marks, String flavor, Image image, List<String> volumes) {
    CreateServerOptions options =
        new CreateServerOptions()
            .metadata(marks.metadata())
            .novaNetworks(Set.of(Network.builder().portUuid(port(marks)).build()));
    if (!volumes.isEmpty()) {
      options.blockDeviceMappings(disks(image, volumes));
    }
    String userData = VolumeScript.userData(details().userData(), details().volumes(), volumes);
    if (!userData.isEmpty()) {
      options.userData(userData.getBytes(StandardCharsets.UTF_8));
    }
    details()
        .publicKey()
        .map(key -> new KeyPairs(session, request.region()).ensure(marks, key))
        .ifPresent(options::keyPairName);
    session.write(
        () ->
            session
                .nova()
                .getServerApi(request.region().name())
                .create(request.id().value(), image.id(), flavor, options));
  }

  private String port(Marks marks) {
    Networking networking = new Networking(session, request.region());
    String network = networking.network(details().network());
    Marks nodeTemplate = new Marks(request.infrastructure(), request.id().label());
    String port =
        networking.port(marks, network, networking.groups(nodeTemplate, details().openPorts()));
    if (request.addressing() == Addressing.PUBLIC) {
      networking.publish(port);
    }
    return port;
  }

  /** With volumes Nova wants the root disk to be named too. */
  private static Set<BlockDeviceMapping> disks(Image image, List<String> volumes) {
    Set<BlockDeviceMapping> disks = new LinkedHashSet<>();
    disks.add(
        BlockDeviceMapping.builder()
            .uuid(image.id())
            .sourceType("image")
            .destinationType("local")
            .bootIndex(0)
            .deleteOnTermination(true)
            .build());
    for (String volume : volumes) {
      disks.add(
          BlockDeviceMapping.builder()
              .uuid(volume)
              .sourceType("volume")
              .destinationType("volume")
              .bootIndex(NOT_THE_ROOT)
              .deleteOnTermination(true)
              .build());
    }
    return disks;
  }

  private LaunchDetails details() {
    return request.details();
  }
}
