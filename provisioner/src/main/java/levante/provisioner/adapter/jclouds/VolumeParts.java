package levante.provisioner.adapter.jclouds;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import levante.provisioner.cloud.CloudObject;
import levante.provisioner.cloud.CloudObject.Kind;
import levante.provisioner.cloud.LaunchDetails;
import levante.provisioner.cloud.Region;
import org.jclouds.openstack.nova.v2_0.domain.Volume;
import org.jclouds.openstack.nova.v2_0.extensions.VolumeApi;
import org.jclouds.openstack.nova.v2_0.options.CreateVolumeOptions;

/**
 * Volumes of one region, by Nova's way to Cinder: jclouds' own client of Cinder is not released for
 * jclouds 2.7, and this one is marked as deprecated in its favour.
 */
@SuppressWarnings("deprecation")
final class VolumeParts {
  private static final String VOLUME = "levante-volume";

  private final OpenStackSession session;
  private final Region region;

  VolumeParts(OpenStackSession session, Region region) {
    this.session = session;
    this.region = region;
  }

  /** What carries our marks: one call; none where there is no Cinder. */
  List<CloudObject> objects() {
    return volumes().stream()
        .flatMap(
            volume ->
                Marks.read(volume.getMetadata()).stream()
                    .map(marks -> marks.object(Kind.VOLUME, volume.getId(), region)))
        .toList();
  }

  /** The ids of a machine's volumes in the order of the wishes; empty while one is being made. */
  Optional<List<String>> ensure(Marks marks, List<LaunchDetails.Volume> wishes) {
    if (wishes.isEmpty()) {
      return Optional.of(List.of());
    }
    if (!session.hasVolumes()) {
      throw new OpenStackFailure(404, "volumes", "the cloud's catalogue names no Cinder");
    }
    Map<String, Volume> there = new HashMap<>();
    volumes().stream()
        .filter(volume -> Marks.read(volume.getMetadata()).equals(Optional.of(marks)))
        .forEach(volume -> there.put(volume.getMetadata().get(VOLUME), volume));
    List<String> ready = new ArrayList<>();
    for (LaunchDetails.Volume wish : wishes) {
      Volume volume = there.get(wish.name());
      if (volume == null) {
        create(marks, wish);
      } else if (volume.getStatus() == Volume.Status.AVAILABLE) {
        ready.add(volume.getId());
      } else if (volume.getStatus() == Volume.Status.ERROR) {
        session.write(() -> api().delete(volume.getId()));
      }
    }
    return Optional.of(ready).filter(ids -> ids.size() == wishes.size());
  }

  private void create(Marks marks, LaunchDetails.Volume wish) {
    Map<String, String> metadata = new HashMap<>(marks.metadata());
    metadata.put(VOLUME, wish.name());
    CreateVolumeOptions options =
        CreateVolumeOptions.Builder.name(marks.name() + "_" + wish.name()).metadata(metadata);
    session.write(() -> api().create(wish.gib(), options));
  }

  void remove(CloudObject object) {
    session.write(() -> api().delete(object.id()));
  }

  private List<Volume> volumes() {
    return session.hasVolumes() ? session.read(() -> api().listInDetail().toList()) : List.of();
  }

  private VolumeApi api() {
    return session.nova().getVolumeApi(region.name()).get();
  }
}
