package levante.provisioner.adapter.jclouds.http;

import java.net.URI;
import org.jclouds.rest.internal.BaseHttpApiMetadata;

/** What jclouds has to know of an interface that is asked by single requests. */
public final class RawMetadata extends BaseHttpApiMetadata<RawApi> {
  private final Kind kind;
  private final URI endpoint;

  /**
   * The interface of a maker.
   *
   * @param name such as {@code EC2}
   * @param documentation where it is described
   */
  public record Kind(String name, String version, URI documentation) {}

  /** Of that kind, at that endpoint. */
  public RawMetadata(Kind kind, URI endpoint) {
    super(new Builder(kind, endpoint));
    this.kind = kind;
    this.endpoint = endpoint;
  }

  @Override
  public Builder toBuilder() {
    return new Builder(kind, endpoint).fromApiMetadata(this);
  }

  /** jclouds' own way of making one. */
  public static final class Builder extends BaseHttpApiMetadata.Builder<RawApi, Builder> {
    private final Kind kind;
    private final URI endpoint;

    Builder(Kind kind, URI endpoint) {
      super(RawApi.class);
      this.kind = kind;
      this.endpoint = endpoint;
      id("levante-" + kind.name())
          .name(kind.name())
          .identityName("identity")
          .credentialName("credential")
          .version(kind.version())
          .documentation(kind.documentation())
          .defaultEndpoint(endpoint.toString())
          .defaultProperties(BaseHttpApiMetadata.defaultProperties());
    }

    @Override
    public RawMetadata build() {
      return new RawMetadata(kind, endpoint);
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
