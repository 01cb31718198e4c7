"""Take out of the features what whole groups of people share, so that one threshold errs alike for all of them.

A network taught mostly on one kind of people gives the others a common direction: within such a group every face then
looks a little like every other, and false matches there are tens of times as many. The direction is found on the
training portraits alone, and the last layer, which is linear, is changed so that it can no longer point there.
Removed: for the portraits of each parliament of East Asia the way from the United States' mean to theirs, the same for
the faces with the darkest cheeks among the United States' portraits in colour (grown once by the teacher's opinion of
who is like them), and within both sorts the six directions in which they vary most.

Then every direction is weighed by how much portraits vary in it, to the power POWER: where hardly anybody differs the
network says nothing but noise, and noise is what strangers share.

Whoever has portraits of people of another region that may be trained on puts them into a folder: the way from the
United States' mean to theirs is removed too.

usage: 9_level_groups.py small|large CHECKPOINT OUT.pt [FOLDER ...]
"""
import sys, glob, importlib
import torch
from common import *
from nets import *

morphs, prepare = importlib.import_module('3_morphs'), importlib.import_module('1_prepare')
DARKEST, GROWN, TIMES = 0.03, 0.03, 2
AXES = 6
POWER = float(os.environ.get('POWER', 0.1))


def unit(e):
    return e / np.linalg.norm(e, axis=-1, keepdims=True)


def cheeks(crop, lm):
    """Median brightness of both cheeks, 0..255."""
    r = int(0.16 * np.hypot(*(lm[1] - lm[0])))
    spots = [lm[eye] * 0.45 + lm[mouth] * 0.55 for eye, mouth in ((0, 3), (1, 4))]
    return np.median(np.concatenate([crop[max(0, int(y) - r):int(y) + r, max(0, int(x) - r):int(x) + r].reshape(-1, 3) for x, y in spots]), 0).mean()


def is_colour(crop):
    return np.ptp(crop[40:150, 40:150].reshape(-1, 3).astype(int), axis=1).mean() > 6


def features(model, crops, lms):
    """Raw features of every crop."""
    x = np.stack([cv2.warpAffine(c, umeyama(l.astype(float), T112), (112, 112)) for c, l in zip(crops, lms)])
    with torch.no_grad():
        return np.concatenate([model(torch.from_numpy(x[i:i + 64].transpose(0, 3, 1, 2).copy()).float()).numpy() for i in range(0, len(x), 64)])


def grown(dark, candidates, opinion):
    """Those whom the teacher thinks most like the given ones."""
    n = int(round(GROWN * candidates.sum()))
    for _ in range(TIMES):
        like = opinion @ (opinion[dark].mean(0) - opinion[candidates].mean(0))
        dark = np.zeros(len(dark), bool)
        dark[np.argsort(np.where(candidates, like, -np.inf))[::-1][:n]] = True
    return dark


def widest(x):
    _, v = np.linalg.eigh(np.cov((x - x.mean(0)).T))
    return list(v[:, -AXES:].T)


def sources(crops, lms, opinion, who):
    """Where each portrait comes from, and which are of the people with the darkest cheeks."""
    source = np.array([w.split('/')[0] for w in who])
    us = source == 'us'
    tone, colour = np.array([cheeks(c, l) for c, l in zip(crops, lms)]), us & np.array([is_colour(c) for c in crops])
    return source, grown(colour & (tone < np.quantile(tone[colour], DARKEST)), us, opinion)


def portraits(folder):
    """Wide crops and landmarks of the main face of every picture in a folder."""
    yunet, crops, lms = prepare.YuNet(YUNET, 0.6), [], []
    for path in sorted(glob.glob(folder + '/*')):
        img = cv2.imread(path)
        face = None if img is None else prepare.detect_main_face(yunet, img)
        if face is not None:
            lm = face[4:14].reshape(5, 2).astype(np.float64)
            m = umeyama(lm, T_WIDE)
            crops.append(align_wide(img, lm))
            lms.append(lm @ m[:, :2].T + m[:, 2])
    if not crops:
        sys.exit('no face in %s: it should hold portraits, one of each person' % folder)
    print('%s: %d portraits' % (os.path.basename(os.path.normpath(folder)), len(crops)))
    return crops, lms


def without_groups(e, source, dark, more=()):
    """The projection that takes out of unit features what whole groups share."""
    us = source == 'us'
    ways = [e[g].mean(0) - e[us].mean(0) for g in (source == 'taiwan', source == 'korea', dark)] + [m.mean(0) - e[us].mean(0) for m in more] + widest(e[dark]) + widest(e[~us])
    _, _, v = np.linalg.svd(np.stack(ways), full_matrices=False)
    return np.eye(e.shape[1]) - v.T @ v


def weighed(e):
    """The map that weighs directions by the variance of unit features in them."""
    c = np.cov((e - e.mean(0)).T)
    v, u = np.linalg.eigh(c / np.trace(c) * len(c))
    return u @ np.diag(np.maximum(v, 1e-3) ** POWER) @ u.T


def main():
    torch.set_num_threads(1)
    cv2.setNumThreads(1)
    kind, checkpoint, out = sys.argv[1:4]
    inputs.check(*inputs.PORTRAITS, *([inputs.YUNET] if sys.argv[4:] else ()))
    model = Embedder(**Embedder.KINDS[kind])
    model.load_state_dict(torch.load(checkpoint))
    model.eval()
    crops, lms, opinion, who = morphs.load('P')
    raw = features(model, crops, lms)
    e = unit(raw)
    source, dark = sources(crops, lms, opinion, who)
    keep = without_groups(e, source, dark, [unit(features(model, *portraits(folder))) for folder in sys.argv[4:]])
    centre = e.mean(0) * np.linalg.norm(raw, axis=1).mean()
    weigh = weighed(unit((raw - centre) @ keep))
    state = model.state_dict()
    w, b = state['out.weight'][:, :, 0, 0].double().numpy(), state['out.bias'].double().numpy()
    state['out.weight'] = torch.from_numpy(weigh @ keep @ w).float()[:, :, None, None]
    state['out.bias'] = torch.from_numpy(weigh @ keep @ (b - centre)).float()
    torch.save(state, out)
    print('%d portraits, %d of the darkest; %d directions of %d removed' % (len(e), dark.sum(), round(np.trace(np.eye(len(keep)) - keep)), e.shape[1]))


if __name__ == '__main__':
    main()
