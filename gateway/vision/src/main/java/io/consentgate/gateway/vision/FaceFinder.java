package io.consentgate.gateway.vision;

import io.consentgate.models.LoadedModels;
import io.consentgate.models.ModelException;
import io.consentgate.models.ModelFile;
import io.consentgate.models.ModelSet;
import io.consentgate.models.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Finds every face of a region with its landmarks, each once, the most certain first. */
final class FaceFinder implements AutoCloseable {

  private final FaceSearch search;
  private final @Nullable LandmarkNet landmarkNet;

  /**
   * Loads detector and landmark source of a set.
   *
   * @param models the verified set
   * @param calls counts every native search
   * @throws ModelException if OpenCV cannot run them
   */
  FaceFinder(LoadedModels models, LongAdder calls) throws ModelException {
    search = FaceSearch.of(models, calls);
    ModelSet set = models.set();
    if (set.files().stream().anyMatch(file -> file.role() == Role.LANDMARKS)) {
      ModelFile file = set.file(Role.LANDMARKS);
      landmarkNet =
          new LandmarkNet(models.bytes(Role.LANDMARKS), file.file(), file.input().getLast());
    } else {
      landmarkNet = null;
    }
  }

  /** Finds the faces of a region. */
  List<FoundFace> find(Pyramid region) {
    List<FoundFace> faces = new ArrayList<>();
    for (Proposal proposal : search.search(region)) {
      FoundFace face = place(region, proposal);
      if (face != null) {
        faces.add(face);
      }
    }
    faces.sort(Comparator.comparingDouble(FoundFace::score).reversed());
    return eachOnce(faces);
  }

  /** Overwrites everything kept of a frame. */
  void forget() {
    search.forget();
    if (landmarkNet != null) {
      landmarkNet.forget();
    }
  }

  @Override
  public void close() {
    search.close();
    if (landmarkNet != null) {
      landmarkNet.close();
    }
  }

  private @Nullable FoundFace place(Pyramid region, Proposal proposal) {
    return landmarkNet == null
        ? new FoundFace(proposal.landmarks(), proposal.score())
        : landmarkNet.place(region, proposal);
  }

  private static List<FoundFace> eachOnce(List<FoundFace> faces) {
    List<FoundFace> distinct = new ArrayList<>();
    for (FoundFace face : faces) {
      if (distinct.stream().noneMatch(known -> known.landmarks().isSameFace(face.landmarks()))) {
        distinct.add(face);
      }
    }
    return distinct;
  }
}
