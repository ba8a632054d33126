"""Input at the rim: the only room that opens the files of inputs."""
