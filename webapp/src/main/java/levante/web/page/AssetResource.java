package levante.web.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;

/**
 * Style, scripts and pictures of the pages and of the catalogue, out of the application itself;
 * nothing comes from elsewhere.
 */
@Path("assets")
public class AssetResource {
  /** One of them; the browser keeps it and asks whether it is still the same. */
  @GET
  @Path("{name: .+}")
  public Response asset(@PathParam("name") String name, @Context Request request) {
    Assets.Asset asset =
        Assets.find(name)
            .orElseThrow(() -> new LevanteException(ErrorCode.OBJECT_NOT_FOUND, "no such asset"));
    EntityTag tag = new EntityTag(asset.tag());
    CacheControl cache = new CacheControl();
    cache.setNoCache(true);
    Response.ResponseBuilder same = request.evaluatePreconditions(tag);
    Response.ResponseBuilder answer =
        same == null ? Response.ok(asset.bytes(), asset.type()) : same;
    return answer.tag(tag).cacheControl(cache).build();
  }
}
