package levante.web.page.catalogue;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import levante.kernel.Secret;
import levante.provisioner.cloud.CloudCredential;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.credential.CloudRef;
import levante.provisioner.credential.ManageClouds;
import levante.provisioner.infrastructure.FindInfrastructures;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.NewInfrastructure;
import levante.provisioner.naming.InfrastructureId;
import levante.web.credential.AuthorizationHeader;
import levante.web.page.catalogue.Filling.CloudChoice;
import levante.web.page.form.Seal;
import levante.web.rest.v1.Submission;
import levante.web.security.Caller;

/** Turns what was filled in into what is asked of the provisioner. */
@Dependent
public class Wishes {
  @Inject private Caller caller;
  @Inject private Seal seal;
  @Inject private ManageClouds manageClouds;
  @Inject private Clouds openClouds;
  @Inject private FindInfrastructures findInfrastructures;

  /** The wish of the caller; INVALID_REQUEST when the time to live is none. */
  NewInfrastructure of(Design design, Filling filling) {
    NewInfrastructure wish =
        new NewInfrastructure(
            caller.owner(),
            design.source(),
            filling.values().inputs(design.form()),
            credentials(filling.cloud()),
            filling.key().map("page-"::concat));
    return filling.ttl().isBlank() ? wish : wish.living(Submission.duration(filling.ttl()));
  }

  /** The names of the clouds that the caller keeps. */
  List<String> clouds() {
    return manageClouds.list(caller.owner()).stream()
        .map(cloud -> cloud.ref().name().value())
        .toList();
  }

  /** What an infrastructure of the caller's is, but for its secrets; it may have ended. */
  Filling like(InfrastructureId id) {
    Infrastructure one = findInfrastructures.ever(id, caller.owner());
    String stored =
        manageClouds.list(caller.owner()).stream()
            .filter(cloud -> manageClouds.users(cloud.ref()).contains(id))
            .map(cloud -> cloud.ref().name().value())
            .findFirst()
            .orElse("");
    return Filling.like(one, stored);
  }

  /** The same with a key, and with credentials that no page shows. */
  Filling sealed(Filling filling, String key) {
    CloudChoice cloud =
        filling.cloud().lines().isBlank()
            ? filling.cloud()
            : new CloudChoice(
                "", "", seal.close(caller.owner(), Secret.of(filling.cloud().lines())));
    return new Filling(
        filling.base(),
        filling.additions(),
        filling.text(),
        filling.values(),
        filling.ttl(),
        cloud,
        filling.like(),
        Optional.of(key));
  }

  /** The cloud that was chosen; CLOUD_NOT_FOUND when it is none of the caller's. */
  CloudProvider cloud(CloudChoice cloud) {
    return openClouds.open(credentials(cloud));
  }

  private List<CloudCredential> credentials(CloudChoice cloud) {
    if (cloud.lines().isBlank() && !cloud.stored().isBlank()) {
      return List.of(CloudRef.of(caller.owner(), cloud.stored()).line());
    }
    String lines =
        cloud.lines().isBlank() && !cloud.sealed().isBlank()
            ? seal.open(caller.owner(), cloud.sealed()).reveal()
            : cloud.lines();
    return Submission.credentials(
        new Caller(caller.owner(), caller.role(), AuthorizationHeader.clouds(lines)));
  }
}
