package levante.web.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Style, scripts and pictures of the pages, out of the application itself; nothing comes from
 * elsewhere.
 */
@Path("assets")
public class AssetResource {
  private static final Map<String, Asset> ASSETS =
      Map.of(
          "levante.css", new Asset("assets/levante.css", "text/css;charset=UTF-8"),
          "icon.svg", new Asset("assets/icon.svg", "image/svg+xml"),
          "htmx.js",
              new Asset(
                  "META-INF/resources/webjars/htmx.org/2.0.4/dist/htmx.min.js",
                  "text/javascript;charset=UTF-8"),
          "sse.js",
              new Asset(
                  "META-INF/resources/webjars/htmx-ext-sse/2.2.2/sse.js",
                  "text/javascript;charset=UTF-8"));

  private record Asset(String resource, String type) {
    Optional<byte[]> bytes() {
      try (InputStream content =
          AssetResource.class.getClassLoader().getResourceAsStream(resource)) {
        return content == null ? Optional.empty() : Optional.of(content.readAllBytes());
      } catch (IOException e) {
        throw new IllegalStateException("cannot be read: " + resource, e);
      }
    }
  }

  /** One of them; the browser keeps it and asks whether it is still the same. */
  @GET
  @Path("{name}")
  public Response asset(@PathParam("name") String name, @Context Request request) {
    return answer(Optional.ofNullable(ASSETS.get(name)), request);
  }

  /** The picture of a template of the catalogue, as its metadata name it. */
  @GET
  @Path("images/{name: [a-z0-9-]+[.]svg}")
  public Response picture(@PathParam("name") String name, @Context Request request) {
    return answer(Optional.of(new Asset("templates/images/" + name, "image/svg+xml")), request);
  }

  private static Response answer(Optional<Asset> asset, Request request) {
    Optional<byte[]> content = asset.flatMap(Asset::bytes);
    if (content.isEmpty()) {
      throw new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no such asset");
    }
    byte[] bytes = content.get();
    EntityTag tag = new EntityTag(Integer.toHexString(Arrays.hashCode(bytes)));
    CacheControl cache = new CacheControl();
    cache.setNoCache(true);
    Response.ResponseBuilder same = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer = same == null ? Response.ok(bytes, asset.get().type()) : same;
    return answer.tag(tag).cacheControl(cache).build();
  }
}
