"""Invented faces by the batch, on the device that trains: what 3_morphs.py and 4_train_embedder.py do one by one on a CPU.

Shapes: pictures are float [n, 3, side, side], BGR, 0..255; landmarks [n, 5, 2] in pixels; matrices [n, 2, 3].
"""
import math
import torch
import torch.nn.functional as F
from common import T112, T_TEACHER, WIDE


def uniform(n, low, high, device):
    return torch.rand(n, device=device) * (high - low) + low


def normal(n, spread, device):
    return torch.randn(n, device=device) * spread


def some(n, share, device):
    return torch.rand(n, device=device) < share


def column(v):
    """[n] -> [n, 1, 1, 1]"""
    return v[:, None, None, None]


def similarity(src, dst):
    """Least-squares similarity transforms that map src points to dst points (Umeyama; in the plane: one complex factor)."""
    ms, md = src.mean(1, keepdim=True), dst.mean(1, keepdim=True)
    a, b = src - ms, dst - md
    norm = (a ** 2).sum((1, 2))
    c, s = (a * b).sum((1, 2)) / norm, (a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]).sum(1) / norm
    m = torch.stack([c, -s, s, c], 1).reshape(-1, 2, 2)
    return torch.cat([m, (md - ms @ m.transpose(1, 2)).transpose(1, 2)], 2)


def inverse(m):
    a = torch.linalg.inv(m[:, :, :2])
    return torch.cat([a, -a @ m[:, :, 2:]], 2)


def pixels(width, height, device):
    """[height, width, 2]: x and y of every pixel."""
    y, x = torch.meshgrid(torch.arange(height, device=device), torch.arange(width, device=device), indexing='ij')
    return torch.stack([x, y], -1).float()


def sample(img, at):
    """The picture at the given points, [n, h, w, 2] in its pixels; beyond its edge it is mirrored."""
    grid = at * (2 / (img.shape[-1] - 1)) - 1
    return F.grid_sample(img, grid, mode='bilinear', padding_mode='reflection', align_corners=True)


class Smooth:
    """Thin-plate warps that move five points and leave the border where it is."""
    def __init__(self, device):
        e = [(x, y) for x in (4, 96, 188) for y in (4, 96, 188) if (x, y) != (96, 96)]
        self.edge = torch.tensor(e, dtype=torch.float32, device=device)
        g = torch.linspace(0, WIDE, 13, device=device)
        self.grid = torch.stack([g.repeat(13), g.repeat_interleave(13)], 1)
        self.pixels = pixels(WIDE, WIDE, device)

    @staticmethod
    def kernel(p, q):
        r2 = ((p[:, :, None] - q[:, None]) ** 2).sum(-1) + 1e-6
        return r2 * torch.log(r2)

    def points(self, src, dst):
        """Where in the source every pixel of the result lies."""
        n, edge = len(src), self.edge.expand(len(src), -1, -1)
        a, b = torch.cat([dst, edge], 1) / WIDE, torch.cat([src, edge], 1) / WIDE
        k = a.shape[1]
        m = torch.zeros(n, k + 3, k + 3, device=src.device)
        m[:, :k, :k] = self.kernel(a, a) + 1e-3 * torch.eye(k, device=src.device)
        m[:, :k, k], m[:, :k, k + 1:] = 1, a
        m[:, k:, :k] = m[:, :k, k:].transpose(1, 2)
        right = torch.zeros(n, k + 3, 2, device=src.device)
        right[:, :k] = b - a
        w = torch.linalg.solve(m, right)
        grid = (self.grid / WIDE).expand(n, -1, -1)
        d = self.kernel(grid, a) @ w[:, :k] + w[:, k:k + 1] + grid @ w[:, k + 1:]
        field = F.interpolate(d.transpose(1, 2).reshape(n, 2, 13, 13) * WIDE, size=(WIDE, WIDE), mode='bicubic', align_corners=True)
        return self.pixels + field.permute(0, 2, 3, 1)


GRAY = (0.114, 0.587, 0.299)


def luma(x):
    return (x * torch.tensor(GRAY, device=x.device, dtype=x.dtype)[:, None, None]).sum(1, keepdim=True)


class Turn:
    """Yaw and pitch: a picture wrapped on an upright and a lying cylinder, which are then turned. Identity where `share` leaves it out."""
    LIMITS = ((58, 75, 0.55), (85, 110, 0.28))

    def __init__(self, lm, share):
        n, device = len(lm), lm.device
        x, self.tables, self.lm = torch.arange(WIDE, device=device).float(), [], lm.clone()
        turned = some(n, share, device).float()
        for axis, (low, high, limit) in enumerate(self.LIMITS):
            radius, c = uniform(n, low, high, device)[:, None], lm[:, :, axis].mean(1)[:, None]
            phi = (normal(n, limit * 0.6, device).clamp(-limit, limit) * turned)[:, None]
            u = ((x - c) / radius).clamp(-1.6, 1.6)
            a = torch.asin(u.clamp(-1, 1))
            src = torch.where(u.abs() < 1, c + radius * torch.sin((a + phi).clamp(-math.pi / 2, math.pi / 2)), x.expand(n, -1))
            w = (1.25 - u.abs()).clamp(0, 1)
            w = w * w * (3 - 2 * w)
            src = torch.cummax(src * w + x * (1 - w), 1).values
            self.tables.append(src)
            at = torch.searchsorted(src.contiguous(), lm[:, :, axis].contiguous()).clamp(1, WIDE - 1)
            lower, upper = src.gather(1, at - 1), src.gather(1, at)
            self.lm[:, :, axis] = at - 1 + ((lm[:, :, axis] - lower) / (upper - lower + 1e-6)).clamp(0, 1)

    def points(self, at):
        """Where in the unturned picture the turned one's points lie."""
        n, h, w, _ = at.shape
        out = []
        for axis, table in enumerate(self.tables):
            v = at[..., axis].reshape(n, -1)
            k = v.floor().clamp(0, WIDE - 2)
            lower = table.gather(1, k.long())
            inside = lower + (v - k) * (table.gather(1, k.long() + 1) - lower)
            out.append(torch.where((v < 0) | (v > WIDE - 1), v, inside).reshape(n, h, w))
        return torch.stack(out, -1)


class Inventor:
    """Faces made of the portraits: warped, blended, turned, lit.

    crops: uint8 [n, 192, 192, 3]; lms: [n, 5, 2]; groups: index arrays that share all portraits between them."""
    GROUPS, SAME = (0.35, 0.3, 0.35), 0.75

    def __init__(self, crops, lms, groups, device, real):
        self.device, self.real = device, real
        self.img = torch.from_numpy(crops).permute(0, 3, 1, 2).contiguous().to(device)
        self.lm = torch.from_numpy(lms).float().to(device)
        self.groups = [torch.from_numpy(g).to(device) for g in groups]
        self.smooth, self.pixels = Smooth(device), pixels(WIDE, WIDE, device)
        flat = self.img[:, :, 40:150, 40:150].float()
        self.colourless = (flat.max(1).values - flat.min(1).values).mean((1, 2)) < 3

    def __len__(self):
        return len(self.img)

    def parents(self, n):
        """Half from all alike; half from a group, the groups alike, and mostly both from the same."""
        first = torch.randint(len(self.img), (n,), device=self.device)
        second = torch.randint(len(self.img), (n,), device=self.device)
        which = torch.multinomial(torch.tensor(self.GROUPS, device=self.device), n, True)
        grouped = some(n, 0.5, self.device)
        for k, g in enumerate(self.groups):
            mine = grouped & (which == k)
            first = torch.where(mine, g[torch.randint(len(g), (n,), device=self.device)], first)
            same = mine & some(n, self.SAME, self.device)
            second = torch.where(same, g[torch.randint(len(g), (n,), device=self.device)], second)
        return first, second

    def mask(self, shape, t):
        """How much of the second parent each pixel shows: all over, above or below a line, or in smooth patches."""
        n, d = len(shape), self.device
        y = self.pixels[..., 1]
        cut = shape[:, 0, 1] + 8 + torch.rand(n, device=d) * (shape[:, 3, 1] - shape[:, 0, 1] - 14).clamp(min=1)
        line = torch.sigmoid((y[None] - cut[:, None, None]) / uniform(n, 3, 8, d)[:, None, None])
        line = torch.where(some(n, 0.5, d)[:, None, None], 1 - line, line)
        patches = F.interpolate(torch.rand(n, 1, 4, 4, device=d), size=(WIDE, WIDE), mode='bicubic')[:, 0]
        patches = ((patches - 0.5) * 3 + 0.5).clamp(0, 1)
        kind = torch.rand(n, device=d)[:, None, None]
        return torch.where(kind < 0.4, t[:, None, None].expand_as(line), torch.where(kind < 0.75, line, patches))[:, None]

    def morphs(self, n, real):
        """Blends of two portraits, and such of one alone; those marked `real` stay as they are."""
        d = self.device
        i, j = self.parents(n)
        t = uniform(n, 0.25, 0.75, d)
        alone = real | some(n, 0.15, d)
        shape = torch.where(alone[:, None, None], self.lm[i], torch.lerp(self.lm[i], self.lm[j], t[:, None, None]))
        move = torch.randn(n, 5, 2, device=d) * 1.8
        turn = torch.randn(n, 1, 2, device=d) * torch.tensor([6, 3.5], device=d)
        move = move + turn * torch.tensor([1, 1, 1.6, 1, 1], device=d)[:, None]
        shape = shape + move * (~real).float()[:, None, None]
        a = sample(self.img[i].float(), self.smooth.points(self.lm[i], shape))
        b = sample(self.img[j].float(), self.smooth.points(self.lm[j], shape))
        ga, gb = self.colourless[i], self.colourless[j]
        gray = (ga ^ gb) & some(n, 0.25, d) | some(n, 0.1, d) & ~real
        borrow = (ga ^ gb) & ~gray & ~alone
        la, lb = luma(a), luma(b)
        ca, cb = a - la, b - lb                                        # the gray one takes the other's colours
        a = torch.where(column(gray), la.expand_as(a), torch.where(column(borrow & ga), la + cb, a))
        b = torch.where(column(gray), lb.expand_as(b), torch.where(column(borrow & gb), lb + ca, b))
        fa, fb, k = a[:, :, 50:150, 50:142], b[:, :, 50:150, 50:142], column(torch.rand(n, device=d))
        ma, mb = fa.mean((2, 3), keepdim=True), fb.mean((2, 3), keepdim=True)
        sa, sb = fa.std((2, 3), keepdim=True), fb.std((2, 3), keepdim=True)
        b = (b - mb) * (1 - k + k * sa / (sb + 1)) + mb + (ma - mb) * (0.5 + 0.5 * k)
        m = self.mask(shape, t) * (~alone).float()[:, None, None, None]
        return torch.lerp(a, b, m).clamp(0, 255), shape

    def again(self, img, lm):
        """Some faces are blended once more, each with its neighbour in the batch."""
        n, d = len(img), self.device
        k = int(n * 0.3)
        t = uniform(k, 0.25, 0.75, d)
        to = torch.lerp(lm[:k], lm[k:2 * k], t[:, None, None])
        a = sample(img[:k], self.smooth.points(lm[:k], to))
        b = sample(img[k:2 * k], self.smooth.points(lm[k:2 * k], to))
        return torch.cat([torch.lerp(a, b, self.mask(to, t)).clamp(0, 255), img[k:]]), torch.cat([to, lm[k:]])

    def lit(self, img, lm):
        """Light, skin, white balance, hard shadows, a lens out of focus: what the teacher sees too."""
        n, d = len(img), self.device
        x = img / 255
        gamma = torch.exp(torch.where(some(n, 0.4, d), normal(n, 0.35, d), torch.zeros(n, device=d)))[:, None]
        tint = torch.exp(torch.where(some(n, 0.4, d)[:, None], torch.randn(n, 3, device=d) * 0.1, torch.zeros(n, 3, device=d)))
        x = x.clamp(1e-4, 1) ** (gamma * tint)[:, :, None, None]
        g = torch.where(some(n, 0.35, d)[:, None], torch.rand(n, 2, device=d) - 0.5, torch.zeros(n, 2, device=d))
        p = self.pixels / WIDE - 0.5
        x = x * (1 + column(g[:, 0]) * p[..., 0] * 2 + column(g[:, 1]) * p[..., 1])
        side = torch.where(some(n, 0.5, d), torch.ones(n, device=d), -torch.ones(n, device=d))
        hard = (self.pixels[..., 0] - column(lm[:, 2, 0])) * column(side / uniform(n, 8, 40, d)) + column(normal(n, 1, d))
        x = x * (1 + column(0.4 * torch.rand(n, device=d) * some(n, 0.2, d).float()) * hard.clamp(-1, 1))
        x = (x * 255).clamp(0, 255)
        k = n // 20                                                   # a lens out of focus, by four strengths
        for part, sigma in enumerate((0.7, 1.0, 1.4, 1.9)):
            x[part * k:(part + 1) * k] = blurred(x[part * k:(part + 1) * k], sigma)
        return x

    def faces(self, n):
        """n faces: pictures in the wide frame, how to turn them, their landmarks as turned."""
        real = torch.arange(n, device=self.device) >= n - int(n * self.real)
        img, lm = self.morphs(n, real)
        img, lm = self.again(img, lm)
        order = torch.randperm(n, device=self.device)
        img, lm = self.lit(img[order], lm[order]), lm[order]
        turn = Turn(lm, 0.6)
        return img, turn, turn.lm


def blurred(x, sigma):
    k = int(3 * sigma) * 2 + 1
    g = torch.exp(-0.5 * ((torch.arange(k, device=x.device) - k // 2) / sigma) ** 2)
    g = (g / g.sum()).to(x.dtype)
    c = x.shape[1]
    x = F.conv2d(F.pad(x, (0, 0, k // 2, k // 2), mode='reflect'), g.reshape(1, 1, k, 1).expand(c, 1, k, 1), groups=c)
    return F.conv2d(F.pad(x, (k // 2, k // 2, 0, 0), mode='reflect'), g.reshape(1, 1, 1, k).expand(c, 1, 1, k), groups=c)


class Crops:
    """Cuts faces for the teacher (128×128, in place) and for the pupil (112×112, as a camera and a detector would)."""
    def __init__(self, device):
        self.to = torch.tensor(T112, dtype=torch.float32, device=device)
        self.teacher_to = torch.tensor(T_TEACHER, dtype=torch.float32, device=device)
        self.at, self.teacher_at = pixels(112, 112, device), pixels(128, 128, device) * torch.tensor([96 / 128, 112 / 128], device=device)
        self.stage = Stage(device)

    @staticmethod
    def cut(img, turn, m, at):
        """m maps the wide frame to the crop; `at` are the crop's pixels."""
        back = inverse(m)
        points = at.reshape(1, -1, 2) @ back[:, :, :2].transpose(1, 2) + back[:, :, 2][:, None]
        return sample(img, turn.points(points.reshape(len(m), *at.shape)))

    def teachers(self, img, turn, lm):
        return self.cut(img, turn, similarity(lm, self.teacher_to.expand(len(lm), -1, -1)), self.teacher_at)

    def pupils(self, img, turn, lm):
        n, d = len(lm), lm.device
        off = torch.tensor([0.4, 1.0, 2.0], device=d)[torch.multinomial(torch.tensor([.4, .4, .2], device=d), n, True)]
        m = similarity(lm + torch.randn_like(lm) * off[:, None, None], self.to.expand(n, -1, -1))
        moved = some(n, 0.7, d).float()
        a, s = normal(n, 0.05, d) * moved, torch.exp(normal(n, 0.04, d) * moved)
        r = torch.stack([s * torch.cos(a), -s * torch.sin(a), s * torch.sin(a), s * torch.cos(a)], 1).reshape(n, 2, 2)
        middle = torch.full((1, 2, 1), 56., device=d)
        m = r @ m
        m[:, :, 2:] += middle - r @ middle + (torch.randn(n, 2, device=d) * 1.6 * moved[:, None])[:, :, None]
        x = self.cut(img, turn, m, self.at)
        x = torch.where(column(some(n, 0.5, d)), x.flip(3), x)
        return self.stage(x)


class Stage:
    """What the gateway's camera, its codec and the world do to a crop: the pupil sees it, the teacher does not."""
    LUMINANCE = [16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
                 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99]

    def __init__(self, device):
        k = torch.arange(8., device=device)
        self.dct = torch.cos((2 * k[None] + 1) * k[:, None] * math.pi / 16) * torch.where(k == 0, 0.125 ** 0.5, 0.5)[:, None]
        self.table = torch.tensor(self.LUMINANCE, dtype=torch.float32, device=device).reshape(8, 8)   # ITU-T T.81, annex K
        self.ramp = torch.linspace(-1, 1, 112, device=device)
        self.at = pixels(112, 112, device)

    def blocks(self, x, table):
        """Quantises 8×8 blocks as JPEG does; table: [n, 8, 8]."""
        n, c, h, w = x.shape
        b = (x - 128).reshape(n, c, h // 8, 8, w // 8, 8).permute(0, 1, 2, 4, 3, 5)
        t = table[:, None, None, None]
        q = torch.round(self.dct @ b @ self.dct.T / t) * t
        return (self.dct.T @ q @ self.dct).permute(0, 1, 2, 4, 3, 5).reshape(n, c, h, w) + 128

    def jpeg(self, x):
        n = len(x)
        quality = uniform(n, 25, 90, x.device)
        scale = torch.where(quality < 50, 50 / quality, 2 - quality / 50)[:, None, None]
        y = luma(x)
        chroma = (x[:, ::2] - y) * 0.6 + 128                           # blue and red differences
        small = self.blocks(F.avg_pool2d(chroma, 2), (self.table * 1.6 * scale).clamp(min=1))
        chroma = (F.interpolate(small, scale_factor=2., mode='nearest') - 128) / 0.6
        y = self.blocks(y, (self.table * scale).clamp(min=1))
        blue, red = y + chroma[:, :1], y + chroma[:, 1:]
        return torch.cat([blue, (y - 0.114 * blue - 0.299 * red) / 0.587, red], 1).clamp(0, 255)

    def soft(self, x):
        """Low resolution, out of focus, in motion: fixed shares of the batch, which is in random order."""
        n, at = len(x), 0
        for _ in range(4):
            k, side = n // 20, int(torch.empty(()).uniform_(28, 90))
            part = F.interpolate(x[at:at + k], size=(side, side), mode='bilinear', antialias=True, align_corners=False)
            x[at:at + k] = F.interpolate(part, size=(112, 112), mode='bilinear', align_corners=False)
            at += k
        for _ in range(4):
            k = n // 32
            x[at:at + k] = blurred(x[at:at + k], float(torch.empty(()).uniform_(0.5, 1.8)))
            at += k
        for _ in range(3):
            k, angle = n // 60, float(torch.empty(()).uniform_(0, math.pi))
            p = pixels(9, 9, x.device) - 4
            along, across = p[..., 0] * math.cos(angle) + p[..., 1] * math.sin(angle), p[..., 1] * math.cos(angle) - p[..., 0] * math.sin(angle)
            line = ((across.abs() < 0.6) & (along > -0.6)).float()
            line = (line / line.sum()).expand(3, 1, 9, 9)
            x[at:at + k] = F.conv2d(F.pad(x[at:at + k], (4, 4, 4, 4), mode='reflect'), line, groups=3)
            at += k
        return x

    def hidden(self, x):
        """Something in front of the face, or a surgical mask."""
        n, d = len(x), x.device
        w, h = uniform(n, 10, 60, d), uniform(n, 8, 40, d)
        u, v = torch.rand(n, device=d) * (112 - w), torch.rand(n, device=d) * (112 - h)
        px, py = self.at[..., 0][None], self.at[..., 1][None]
        wide = lambda t: t[:, None, None]
        box = (px >= wide(u)) & (px < wide(u + w)) & (py >= wide(v)) & (py < wide(v + h)) & wide(some(n, 0.12, d))
        edge = 64 + (px - 56).abs() * 8 / 34
        mask = (py > edge) & ((px - 56).abs() < 34 - (py - 72).clamp(min=0) * 6 / 39) & wide(some(n, 0.04, d))
        return torch.where((box | mask)[:, None], torch.rand(n, 3, 1, 1, device=d) * 255, x)

    def __call__(self, x):
        n, d = len(x), x.device
        x = self.soft(x[torch.arange(n, device=d)])
        order = torch.randperm(n, device=d)
        x = x[order]
        on = some(n, 0.7, d).float()
        v = (x / 255).clamp(1e-4, 1) ** column(torch.exp(normal(n, 0.3, d) * on))
        v = (v - .5) * column(torch.exp(normal(n, 0.2, d) * on)) + .5 + column(normal(n, 0.06, d) * on)
        x = (v.clamp(0, 1) * (1 + torch.randn(n, 3, device=d) * 0.06 * on[:, None])[:, :, None, None]).clamp(0, 1) * 255
        x = torch.where(column(some(n, 0.2, d)), luma(x).expand_as(x), x)
        g = torch.where(some(n, 0.2, d)[:, None], torch.randn(n, 2, device=d) * torch.tensor([.3, .15], device=d), torch.zeros(n, 2, device=d))
        x = x * (1 + column(g[:, 0]) * self.ramp[None, None, None] + column(g[:, 1]) * self.ramp[None, None, :, None])
        noise = torch.where(some(n, 0.15, d), uniform(n, 2, 10, d), torch.zeros(n, device=d))
        x = (x + torch.randn(n, 1, 112, 112, device=d) * column(noise)).clamp(0, 255)
        x = self.hidden(x)
        k = int(n * 0.3)
        x = torch.cat([self.jpeg(x[:k]), x[k:]])
        back = torch.empty_like(order)
        back[order] = torch.arange(n, device=d)
        return x[back].round()
