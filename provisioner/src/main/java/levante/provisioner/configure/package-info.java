/**
 * What makes machines into cluster nodes and clusters into places to store objects: the ports
 * {@link levante.provisioner.configure.NodeConfigurator} and {@link
 * levante.provisioner.configure.ObjectStorageProvider}.
 */
package levante.provisioner.configure;
