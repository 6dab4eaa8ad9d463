/** Amazon EC2 and what speaks as it does, asked in its own words and signed by jclouds. */
package levante.provisioner.adapter.jclouds.ec2;
