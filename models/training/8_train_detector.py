"""Train the one-shot face detector: every face of a picture with five landmarks, in one pass.

usage: 8_train_detector.py MINUTES NAME=KIND[:init.pt[:PEAK]]...   KIND: wide or slim (nets.py); several learn from the same scenes
Scenes are put together from the portraits that may be trained on, their turned and blended morphs, drawn visitors
(visitors/*.png in $TRAINING_WORK, from DrawVisitors.java) and clutter of our own; labels are YuNet's landmarks.
A face counts at the stride whose range holds its side (4.9 times the landmarks' spread); around its middle cells and
where its size lies between two strides nothing is asked.
"""
import sys, time, glob, json, importlib
import torch
import torch.nn.functional as F
from common import *
from nets import *
from pupil import Pupil

morphs = importlib.import_module('3_morphs')
SIZE = 160
SIDE = 4.9                                                            # a face's side in units of its landmarks' spread
RANGES = {8: (13, 52), 16: (40, 112), 32: (88, 400)}                  # sides in pixels that a stride answers for
KEPT = 1500                                                           # invented faces at hand at a time
LEAST = 11                                                            # smaller faces are neither asked for nor held against it


def spread(lm):
    return np.sqrt(((lm - lm.mean(-2, keepdims=True)) ** 2).sum(-1).mean(-1))


def similarity(scale, angle, centre, to, stretch=1.0, flip=False):
    """2x3 matrix that puts the point `centre` of a picture at `to`."""
    c, s = np.cos(angle) * scale, np.sin(angle) * scale
    m = np.array([[c * stretch, -s * stretch], [s, c]])
    if flip:
        m[:, 0] *= -1
    return np.hstack([m, (np.asarray(to) - m @ centre)[:, None]])


def mirrored(lm):
    return lm[[1, 0, 2, 4, 3]]


class Scenes:
    def __init__(self):
        banned = json.load(open(CACHE + '/excluded.json'))
        self.photos, self.visitors, self.kept = [], [], []
        for src in morphs.SETS['P']:
            z = dict(np.load(CACHE + '/%s.npz' % src))
            for p, d in zip(z['paths'], z['det']):
                if person_of(str(p)) not in banned:
                    img, lm = cv2.imread(str(p)), d[4:14].reshape(5, 2).astype(np.float64)
                    s = min(1.0, 160 / (SIDE * spread(lm)))           # resolution enough, and room in memory
                    if s < 0.9:
                        img, lm = cv2.resize(img, None, fx=s, fy=s, interpolation=cv2.INTER_AREA), lm * s
                    self.photos.append((img, lm))
        self.crops, self.crop_lms, _, _ = morphs.load('P')
        from yunet import YuNet
        yunet = YuNet(YUNET, 0.6)
        for f in sorted(glob.glob(WORK + '/visitors/*.png')):
            img = cv2.imread(f)
            found = yunet.detect(img)
            if found is not None:
                self.visitors.append((img, [r[4:14].reshape(5, 2).astype(np.float64) for r in found]))
        print('photos %d, drawn visitors %d' % (len(self.photos), len(self.visitors)), flush=True)

    # what the world may show besides faces

    def clutter(self, rng):
        kind = rng.random()
        if kind < 0.45:                                               # a piece of a photograph far from its face
            img, lm = self.photos[rng.integers(len(self.photos))]
            side, c = SIDE * spread(lm), lm.mean(0)
            scale = np.exp(rng.uniform(np.log(0.4), np.log(4)))
            half = SIZE / scale / 2
            for _ in range(12):
                x, y = rng.uniform(0, img.shape[1]), rng.uniform(0, img.shape[0])
                if max(abs(x - c[0]), abs(y - c[1])) > half + 0.62 * side:
                    m = similarity(scale, rng.normal(0, .4), (x, y), (SIZE / 2, SIZE / 2), flip=rng.random() < .5)
                    if max(abs(x - c[0]), abs(y - c[1])) > 1.42 * half + 0.62 * side:
                        return cv2.warpAffine(img, m, (SIZE, SIZE), borderMode=cv2.BORDER_REFLECT_101)
        if kind < 0.6:                                                # smooth noise at some scale
            n = int(2 ** rng.uniform(1, 7))
            return cv2.resize(rng.integers(0, 256, (n, int(rng.choice([1, n])), 3)).astype(np.uint8), (SIZE, SIZE), interpolation=int(rng.choice([0, 1, 2])))
        x = np.full((SIZE, SIZE, 3), rng.integers(0, 256, 3), np.uint8)
        for _ in range(rng.integers(0, 30)):                          # shapes, lines, letters
            a, b = (tuple(int(v) for v in rng.integers(-20, SIZE + 20, 2)) for _ in range(2))
            colour = rng.integers(0, 256, 3).tolist()
            what = rng.integers(4)
            if what == 0:
                cv2.rectangle(x, a, b, colour, int(rng.choice([-1, 1, 3])))
            elif what == 1:
                cv2.circle(x, a, int(rng.uniform(3, 60)), colour, int(rng.choice([-1, 2])))
            elif what == 2:
                cv2.line(x, a, b, colour, int(rng.uniform(1, 8)))
            else:
                cv2.putText(x, ''.join(chr(rng.integers(33, 126)) for _ in range(6)), a, int(rng.integers(8)), rng.uniform(.3, 3), colour, int(rng.uniform(1, 4)))
        if rng.random() < 0.3:                                        # something like a QR code
            n, k = int(rng.integers(21, 45)), int(rng.integers(1, 5))
            code = cv2.resize((rng.random((n, n)) < .5).astype(np.uint8) * 255, None, fx=k, fy=k, interpolation=0)[:SIZE, :SIZE]
            u, v = rng.integers(0, SIZE - code.shape[1] + 1), rng.integers(0, SIZE - code.shape[0] + 1)
            x[v:v + code.shape[0], u:u + code.shape[1]] = code[..., None]
        if rng.random() < 0.5:
            x = cv2.GaussianBlur(x, (0, 0), rng.uniform(.5, 4))
        return x

    def photograph(self, rng):
        """A whole portrait at a random size and place."""
        img, lm = self.photos[rng.integers(len(self.photos))]
        side = np.exp(rng.uniform(np.log(LEAST), np.log(200)))
        k = side / (SIDE * spread(lm))
        flip = rng.random() < 0.5
        if k < 0.5:
            s = k * 1.6
            img, lm, k = cv2.resize(img, None, fx=s, fy=s, interpolation=cv2.INTER_AREA), lm * s, k / s
        m = similarity(k, np.clip(rng.normal(0, .2), -.7, .7), lm.mean(0), rng.uniform(0.1, 0.9, 2) * SIZE if side < 120 else rng.uniform(0.3, 0.7, 2) * SIZE,
                       np.exp(rng.normal(0, .08)), flip)
        ground = self.clutter(rng) if rng.random() < 0.5 else None
        if ground is None:
            x = cv2.warpAffine(img, m, (SIZE, SIZE), borderMode=int(rng.choice([cv2.BORDER_REPLICATE, cv2.BORDER_CONSTANT])))
        else:
            x = cv2.warpAffine(img, m, (SIZE, SIZE), dst=ground, borderMode=cv2.BORDER_TRANSPARENT)
        p = lm @ m[:, :2].T + m[:, 2]
        return x, [mirrored(p) if flip else p]

    def invented(self, rng):
        """A blended or turned face; they are made one by one and each is shown several times."""
        if len(self.kept) == KEPT and rng.random() < 0.9:
            return self.kept[rng.integers(KEPT)]
        if rng.random() < 0.5:
            crop, lm = morphs.morph(rng, self.crops, self.crop_lms)
        else:
            i = rng.integers(len(self.crops))
            crop, lm = self.crops[i], self.crop_lms[i]
        crop, lm = morphs.turn_head(rng, crop, lm.astype(np.float64))
        if len(self.kept) == KEPT:
            self.kept[rng.integers(KEPT)] = crop, lm
        else:
            self.kept.append((crop, lm))
        return crop, lm

    def pasted(self, rng, x, faces):
        """Puts an invented face, turned and blended, softly into a scene where there is room."""
        crop, lm = self.invented(rng)
        side = np.exp(rng.uniform(np.log(LEAST), np.log(130)))
        k = side / (SIDE * spread(lm))
        to = rng.uniform(0.05, 0.95, 2) * SIZE
        for other in faces:
            if np.hypot(*(other.mean(0) - to)) < 0.75 * (side + SIDE * spread(other)):
                return x, faces
        flip = rng.random() < 0.5
        if k < 0.5:
            s = k * 1.6
            crop, lm, k = cv2.resize(crop, None, fx=s, fy=s, interpolation=cv2.INTER_AREA), lm * s, k / s
        m = similarity(k, np.clip(rng.normal(0, .25), -.8, .8), lm.mean(0), to, np.exp(rng.normal(0, .08)), flip)
        h, w = crop.shape[:2]
        mask = np.zeros((h, w), np.float32)
        cv2.ellipse(mask, (w // 2, int(h * .49)), (int(w * rng.uniform(.36, .47)), int(h * rng.uniform(.42, .485))), 0, 0, 360, 1, -1)
        mask = cv2.GaussianBlur(mask, (0, 0), w * rng.uniform(.008, .03))
        a = cv2.warpAffine(mask, m, (SIZE, SIZE))[..., None]
        x = (x * (1 - a) + cv2.warpAffine(crop, m, (SIZE, SIZE)) * a).astype(np.uint8)
        p = lm @ m[:, :2].T + m[:, 2]
        return x, faces + [mirrored(p) if flip else p]

    def drawn(self, rng):
        img, lms = self.visitors[rng.integers(len(self.visitors))]
        lm = lms[rng.integers(len(lms))]
        side = np.exp(rng.uniform(np.log(30), np.log(150)))
        k, flip = side / (SIDE * spread(lm)), rng.random() < .5
        m = similarity(k, rng.normal(0, .1), lm.mean(0), rng.uniform(.25, .75, 2) * SIZE, flip=flip)
        x = cv2.warpAffine(img, m, (SIZE, SIZE), flags=cv2.INTER_AREA if k > .5 else cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
        moved = [p @ m[:, :2].T + m[:, 2] for p in lms]
        return x, [mirrored(p) if flip else p for p in moved]

    def mosaic(self, rng):
        """Four scenes at half the size."""
        x, faces = np.zeros((SIZE, SIZE, 3), np.uint8), []
        h = SIZE // 2
        for q in range(4):
            y, f = self.scene(rng, plain=True)
            dx, dy = (q % 2) * h, (q // 2) * h
            x[dy:dy + h, dx:dx + h] = cv2.resize(y, (h, h), interpolation=cv2.INTER_AREA)
            faces += [('part' if cut_off(p) > 0 else 'whole', p / 2 + [dx, dy]) for p in f]
        return x, faces

    def scene(self, rng, plain=False):
        kind = rng.random()
        if kind < 0.52:
            x, faces = self.photograph(rng)
        elif kind < 0.6 and self.visitors:
            x, faces = self.drawn(rng)
        elif kind < 0.9:
            x, faces = self.clutter(rng), []
            for _ in range(rng.integers(1, 4)):
                x, faces = self.pasted(rng, x, faces)
        else:
            x, faces = self.clutter(rng), []
        if kind < 0.52 and rng.random() < 0.25:
            x, faces = self.pasted(rng, x, faces)
        return x, faces

    def sample(self, rng):
        if rng.random() < 0.15:
            x, faces = self.mosaic(rng)
        else:
            x, faces = self.scene(rng)
            faces = [('part' if cut_off(p) > 0 else 'whole', p) for p in faces]
        if rng.random() < 0.1:                                        # something in front of it
            w, h = (int(v) for v in rng.uniform(8, 60, 2))
            u, v = (int(v) for v in rng.integers(0, SIZE - 60, 2))
            x = x.copy()
            x[v:v + h, u:u + w] = rng.integers(0, 256, 3)
        return photometric(rng, x), faces


def cut_off(p):
    """How many of the landmarks lie outside the picture."""
    return int(((p < 0) | (p > SIZE)).any(1).sum())


def photometric(rng, x):
    if rng.random() < 0.25:
        n = int(SIZE * rng.uniform(.3, .9))
        x = cv2.resize(cv2.resize(x, (n, n), interpolation=cv2.INTER_AREA), (SIZE, SIZE), interpolation=cv2.INTER_LINEAR)
    elif rng.random() < 0.15:
        x = cv2.GaussianBlur(x, (0, 0), rng.uniform(.4, 2))
    if rng.random() < 0.8:
        ramp = np.linspace(0, 1, 256)
        base = (ramp ** np.exp(rng.normal(0, .4)) - .5) * np.exp(rng.normal(0, .3)) + .5 + rng.normal(0, .1)
        lut = np.stack([base * (1 + rng.normal(0, .1)) for _ in range(3)], -1)
        x = cv2.LUT(x, np.clip(lut * 255, 0, 255).astype(np.uint8)[None])
    if rng.random() < 0.2:
        x = cv2.cvtColor(cv2.cvtColor(x, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    if rng.random() < 0.2:
        g = np.linspace(-1, 1, SIZE, dtype=np.float32)
        x = np.clip(x * (1 + rng.normal(0, .35) * g[None, :, None] + rng.normal(0, .2) * g[:, None, None]), 0, 255).astype(np.uint8)
    if rng.random() < 0.25:
        x = np.clip(x + rng.normal(0, rng.uniform(2, 14), x.shape[:2] + (1,)), 0, 255).astype(np.uint8)
    if rng.random() < 0.3:
        x = cv2.imdecode(cv2.imencode('.jpg', x, [cv2.IMWRITE_JPEG_QUALITY, int(rng.uniform(30, 90))])[1], 1)
    return x


CELLS = Detector.cells(SIZE).numpy()


def targets(faces):
    """Per cell: 1 face, 0 none, -1 not asked; and the landmarks in the cell's units."""
    face, lms = np.zeros(len(CELLS), np.float32), np.zeros((len(CELLS), 10), np.float32)
    owner = np.full(len(CELLS), np.inf)
    for kind, p in faces:
        s, c = spread(p), p.mean(0)
        side = SIDE * s
        d = np.hypot(CELLS[:, 0] - c[0], CELLS[:, 1] - c[1])
        face[(d < 0.42 * side) & (face == 0)] = -1
        missing = cut_off(p)
        if side < LEAST or missing > 1:
            continue
        for stride, (low, high) in RANGES.items():
            if low <= side <= high:
                near = (CELLS[:, 2] == stride) & (d < max(0.75 * stride, 0.1 * side)) & (d < owner)
                face[near], owner[near] = 1, d[near]
                lms[near] = ((p[None] - CELLS[near, None, :2]) / (2 * stride)).reshape(-1, 10)
    return face, lms


def batches(scenes, size, seed):
    cv2.setNumThreads(1)
    rng = np.random.default_rng(seed)
    while True:
        made = [scenes.sample(rng) for _ in range(size)]
        asked = [targets(f) for _, f in made]
        yield (np.stack([x for x, _ in made]).transpose(0, 3, 1, 2).copy(), np.stack([a for a, _ in asked]).astype(np.int8),
               np.stack([b for _, b in asked]).astype(np.float16))


def loss_of(y, face, lms):
    """Focal loss on the faces, smooth distance on their landmarks."""
    logit, asked, yes = y[:, 0], face >= 0, face > 0
    p = torch.sigmoid(logit)
    bce = F.binary_cross_entropy_with_logits(logit, yes.float(), reduction='none')
    focal = bce * torch.where(yes, (1 - p) ** 2 * 0.6, p ** 2 * 0.4)
    score = (focal * asked).sum() / yes.sum().clamp(min=1)
    land = F.smooth_l1_loss(y[:, 1:].transpose(1, 2)[yes] * 4, lms[yes] * 4, beta=0.3)
    return score + land, score, land


def learn(pupil, x, face, lms, step, done):
    pupil.begin(step, done)
    loss, *parts = loss_of(pupil.model(x), face, lms)
    pupil.end(step, loss, parts)


def main():
    minutes, specs = float(sys.argv[1]), sys.argv[2:]
    inputs.check(inputs.YUNET, *inputs.PORTRAITS)
    makers, size = int(os.environ.get('MAKERS', 1)), int(os.environ.get('BATCH', 32))
    torch.set_num_threads(1)
    torch.manual_seed(1)
    torch.set_flush_denormal(True)
    cv2.setNumThreads(1)                                              # before any thread is there that a fork would lose
    scenes = Scenes()
    loader = background([lambda k=k: batches(scenes, size, [3, k]) for k in range(makers)], 6 + makers)
    device = 'cuda' if torch.cuda.is_available() else 'cpu'
    pupils = [Pupil(Detector, s, 320, device, warm_up=150, decay=1e-3, clip=10, parts=2) for s in specs]
    start, step, saved = time.time(), 0, time.time()
    while (done := (time.time() - start) / (60 * minutes)) < 1:
        x, face, lms = (torch.from_numpy(a).to(device) for a in next(loader))
        x = x.float().contiguous(memory_format=torch.channels_last)
        for p in pupils:
            learn(p, x, face, lms.float(), step, done)
        step += 1
        if step % 100 == 0:
            for p in pupils:
                print('%s step %d scenes %d %.1f min score %.4f land %.4f  %.1f ms/scene' % (
                    p.name, step, step * size, (time.time() - start) / 60, *p.means(), (time.time() - start) / step / size * 1e3), flush=True)
        if time.time() - saved > 60:
            [p.save() for p in pupils]
            saved = time.time()
    [p.save() for p in pupils]
    print('finished', step * size, 'scenes', flush=True)


if __name__ == '__main__':
    main()
