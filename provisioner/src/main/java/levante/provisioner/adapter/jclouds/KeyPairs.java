package levante.provisioner.adapter.jclouds;

import java.util.List;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.Region;
import org.jclouds.openstack.nova.v2_0.domain.KeyPair;
import org.jclouds.openstack.nova.v2_0.extensions.KeyPairApi;

/** Key pairs of one region; an infrastructure has one at most. */
final class KeyPairs {
  private static final String KEY = "key";

  private final OpenStackSession session;
  private final Region region;

  KeyPairs(OpenStackSession session, Region region) {
    this.session = session;
    this.region = region;
  }

  List<CloudObject> objects() {
    return all().stream()
        .flatMap(
            pair ->
                Marks.read(pair.getName()).stream()
                    .map(marks -> marks.object(Kind.KEY_PAIR, pair.getName(), region)))
        .toList();
  }

  /** The name of the infrastructure's key pair, made when missing. */
  String ensure(Marks machine, String publicKey) {
    String name = new Marks(machine.infrastructure(), KEY).name();
    boolean there = all().stream().map(KeyPair::getName).anyMatch(name::equals);
    if (!there) {
      session.write(() -> api().createWithPublicKey(name, publicKey));
    }
    return name;
  }

  void remove(CloudObject object) {
    session.write(() -> api().delete(object.id()));
  }

  private List<KeyPair> all() {
    return session.read(() -> api().list().toList());
  }

  private KeyPairApi api() {
    return session.nova().getKeyPairApi(region.name()).get();
  }
}
