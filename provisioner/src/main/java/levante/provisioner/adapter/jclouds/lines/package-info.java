/** Which line of a person's credentials opens a cloud. */
package levante.provisioner.adapter.jclouds.lines;
