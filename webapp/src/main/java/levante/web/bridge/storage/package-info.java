/** Object storages of the clusters that the provisioner raises. */
package levante.web.bridge.storage;
