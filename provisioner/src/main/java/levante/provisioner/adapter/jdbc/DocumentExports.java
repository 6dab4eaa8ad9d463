package levante.provisioner.adapter.jdbc;

import java.time.Instant;
import java.util.List;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.kernel.OwnerId;
import levante.provisioner.adapter.jdbc.Documents.Body;
import levante.provisioner.adapter.jdbc.Documents.Sealed;
import levante.provisioner.infrastructure.Infrastructure;
import levante.provisioner.infrastructure.Life;
import levante.provisioner.naming.InfrastructureId;
import levante.provisioner.plan.Estate;
import levante.provisioner.transfer.ExportFormat;

/** Exports are the rows' own documents, opened. */
public final class DocumentExports implements ExportFormat {
  private record Export(
      String id, String owner, String name, Instant createdAt, Body body, Sealed contents) {}

  @Override
  public String write(Infrastructure infrastructure) {
    Estate estate = infrastructure.estate();
    return Documents.SECRET.write(
        new Export(
            infrastructure.id().value(),
            infrastructure.owner().value(),
            infrastructure.name(),
            infrastructure.createdAt(),
            new Body(
                estate.desired().withApplications(List.of()),
                estate.machines(),
                estate.troubles(),
                estate.nextIndex(),
                infrastructure.status(),
                estate.retired(),
                infrastructure.terms()),
            new Sealed(
                infrastructure.template(),
                infrastructure.inputs(),
                infrastructure.outputs(),
                estate.storages(),
                estate.desired().applications(),
                estate.applications())));
  }

  @Override
  public Infrastructure read(String document) {
    try {
      return read(Documents.SECRET.read(document, Export.class));
    } catch (IllegalStateException | NullPointerException unreadable) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "the body is no export of an infrastructure");
    }
  }

  private static Infrastructure read(Export export) {
    InfrastructureId id = new InfrastructureId(export.id());
    Body body = export.body();
    Sealed contents = export.contents();
    return new Infrastructure(
        id,
        new OwnerId(export.owner()),
        List.of(),
        export.name(),
        contents.template(),
        contents.inputs(),
        Life.ACTIVE,
        new Estate(
            id,
            body.desired().withApplications(contents.applications()),
            body.machines(),
            contents.storages(),
            contents.installed(),
            body.troubles(),
            body.nextIndex(),
            body.retired()),
        body.status(),
        contents.outputs(),
        body.terms(),
        export.createdAt(),
        0);
  }
}
