/** kubectl's own file of clusters, users and contexts. */
package levante.cli.kube;
