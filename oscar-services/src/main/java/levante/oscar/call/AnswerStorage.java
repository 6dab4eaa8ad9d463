package levante.oscar.call;

import levante.kernel.ClusterId;
import levante.kernel.ErrorCode;
import levante.kernel.LevanteException;
import levante.oscar.inbox.CallPlace;
import levante.oscar.service.ServiceCluster;
import levante.oscar.service.ServiceClusters;
import levante.oscar.storage.ObjectStorage;
import levante.oscar.storage.ObjectStorages;
import levante.oscar.storage.StoredObject;

/** Where the answers of calls lie that ran as jobs: in their clusters' own storages. */
public record AnswerStorage(ServiceClusters clusters, ObjectStorages storages) {
  /** A file of an answer. */
  CallAnswer.Part part(CallPlace place, StoredObject object) {
    return new CallAnswer.Part(
        object.key().substring(place.outputs().length()),
        () -> open(place.service().cluster()).open(object.bucket(), object.key()));
  }

  private ObjectStorage open(ClusterId cluster) {
    return clusters
        .find(cluster)
        .flatMap(ServiceCluster::storage)
        .map(storages::open)
        .orElseThrow(
            () -> new LevanteException(ErrorCode.STORAGE_UNREACHABLE, "its storage is gone"));
  }
}
