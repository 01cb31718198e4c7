"""Takes what training reads to a machine that has nothing else: photographs, landmarks, the teacher's opinions, drawn visitors.

usage: carry.py pack FILE.npz | carry.py unpack FILE.npz
`unpack` fills $SHARED and $TRAINING_WORK as 1_prepare.py and 2_exclude.py would have, without whoever is left out. Some photographs
become smaller on the way, so the scripts there need OTHER_INPUTS=faces; the teachers go there by themselves, into $SHARED/models.
The file holds people's pictures: it goes nowhere but there and back, and is deleted afterwards.
"""
import json, sys
from common import *

SOURCES = ('color', 'gray', 'us', 'taiwan', 'korea')
QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 85]


def smaller(path):
    """The photograph's own bytes, or a JPEG of it where that is smaller."""
    own, again = open(path, 'rb').read(), cv2.imencode('.jpg', cv2.imread(path), QUALITY)[1].tobytes()
    return min(own, again, key=len)


def pack(out):
    inputs.check(*inputs.PORTRAITS)
    banned, z = json.load(open(CACHE + '/excluded.json')), {}
    for src in SOURCES:
        cached = dict(np.load(CACHE + '/%s.npz' % src))
        kept = [i for i, p in enumerate(cached['paths']) if person_of(str(p)) not in banned]
        paths = [str(cached['paths'][i]) for i in kept]
        pictures = [smaller(p) for p in paths]
        z.update({src + '_paths': np.array([os.path.relpath(p, SHARED) for p in paths]), src + '_det': cached['det'][kept], src + '_emb': cached['emb'][kept].astype(np.float16),
                  src + '_sizes': np.array([len(p) for p in pictures]), src + '_bytes': np.frombuffer(b''.join(pictures), np.uint8)})
        print('%s: %d photographs, %.1f MB' % (src, len(paths), sum(map(len, pictures)) / 1e6), flush=True)
    visitors = [cv2.imencode('.jpg', cv2.imread(f), QUALITY)[1].tobytes() for f in sorted(glob.glob(WORK + '/visitors/*.png'))]
    z.update(visitors_sizes=np.array([len(v) for v in visitors]), visitors_bytes=np.frombuffer(b''.join(visitors), np.uint8))
    np.savez(out, **z)


def files(z, name):
    ends = np.cumsum(z[name + '_sizes'])
    return [z[name + '_bytes'][e - n:e] for e, n in zip(ends, z[name + '_sizes'])]


def unpack(source):
    z = dict(np.load(source))
    json.dump({}, open(CACHE + '/excluded.json', 'w'))
    for src in SOURCES:
        paths, wides = [os.path.join(SHARED, str(p)) for p in z[src + '_paths']], []
        for path, data, det in zip(paths, files(z, src), z[src + '_det']):
            os.makedirs(os.path.dirname(path), exist_ok=True)
            data.tofile(path)
            wides.append(align_wide(cv2.imdecode(data, 1), det[4:14].reshape(5, 2).astype(np.float64)))
        np.savez(CACHE + '/%s.npz' % src, paths=np.array(paths), det=z[src + '_det'], emb=z[src + '_emb'].astype(np.float32))
        np.save(CACHE + '/%s_wide.npy' % src, np.array(wides))
    os.makedirs(WORK + '/visitors', exist_ok=True)
    for i, data in enumerate(files(z, 'visitors')):
        cv2.imwrite(WORK + '/visitors/%04d.png' % i, cv2.imdecode(data, 1))


if __name__ == '__main__':
    {'pack': pack, 'unpack': unpack}[sys.argv[1]](sys.argv[2])
