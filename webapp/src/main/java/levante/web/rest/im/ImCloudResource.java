package levante.web.rest.im;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.provisioner.cloud.CloudProvider;
import levante.provisioner.cloud.Clouds;
import levante.provisioner.cloud.Image;
import levante.provisioner.cloud.Quota;
import levante.provisioner.cloud.Region;
import levante.web.rest.im.form.Filters;
import levante.web.rest.im.form.ImAnswers;
import levante.web.rest.v1.Submission;
import levante.web.security.Caller;

/** What a cloud of the caller's offers and allows. */
@Path("/im/clouds/{cloud}")
@RequestScoped
public class ImCloudResource {
  /** IM's number for what has no bound. */
  private static final int UNBOUNDED = -1;

  /** IM's words for what is counted. */
  private static final Map<Quota.Resource, String> WORDS =
      Map.of(
          Quota.Resource.CPUS, "cores",
          Quota.Resource.MEMORY_MIB, "ram",
          Quota.Resource.MACHINES, "instances",
          Quota.Resource.FLOATING_IPS, "floating_ips",
          Quota.Resource.SECURITY_GROUPS, "security_groups",
          Quota.Resource.VOLUMES, "volumes",
          Quota.Resource.VOLUME_GIB, "volume_storage");

  @Inject private Clouds clouds;
  @Inject private Caller caller;

  @Context private HttpHeaders headers;

  /** The images, each with {@code uri} and {@code name}; of all regions unless filtered. */
  @GET
  @Path("images")
  public Response images(@PathParam("cloud") String id, @QueryParam("filters") String filters) {
    CloudProvider cloud = cloud(id);
    Filters wanted = Filters.read(filters);
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (Region region : cloud.regions()) {
      cloud.images(region).stream()
          .map(image -> view(region, image))
          .filter(wanted::admits)
          .forEach(all::add);
    }
    return new ImAnswers(headers).json("images", all);
  }

  private static ObjectNode view(Region region, Image image) {
    ObjectNode view = JsonNodeFactory.instance.objectNode();
    view.put("uri", "dummy://%s/%s".formatted(region, image.id())).put("name", image.name());
    view.put("region", region.name());
    image.distribution().ifPresent(it -> view.put("distribution", it));
    image.version().ifPresent(it -> view.put("version", it));
    image.architecture().ifPresent(it -> view.put("architecture", it));
    return view;
  }

  /** What is used and allowed, over all regions. */
  @GET
  @Path("quotas")
  public Response quotas(@PathParam("cloud") String id) {
    CloudProvider cloud = cloud(id);
    ObjectNode all = JsonNodeFactory.instance.objectNode();
    for (Region region : cloud.regions()) {
      cloud.quota(region).limits().forEach(limit -> add(all, limit));
    }
    return new ImAnswers(headers).json("quotas", all);
  }

  private static void add(ObjectNode all, Quota.Limit limit) {
    ObjectNode sum = all.withObjectProperty(WORDS.get(limit.resource()));
    boolean isUnbounded = limit.max().isEmpty() || sum.path("limit").asLong() == UNBOUNDED;
    sum.put("used", sum.path("used").asLong() + limit.used());
    sum.put(
        "limit", isUnbounded ? UNBOUNDED : sum.path("limit").asLong() + limit.max().getAsLong());
  }

  /** By the name of the caller's line, or by its own. */
  private CloudProvider cloud(String id) {
    CloudProvider cloud = clouds.open(Submission.credentials(caller));
    Optional<String> line =
        caller.cloudCredentials().stream()
            .flatMap(one -> one.id().stream())
            .filter(id::equals)
            .findFirst();
    if (line.isEmpty() && !cloud.id().value().equals(id)) {
      throw new LevanteException(
          ErrorCode.INVALID_REQUEST, "there are no credentials for a cloud '%s'".formatted(id));
    }
    return cloud;
  }
}
