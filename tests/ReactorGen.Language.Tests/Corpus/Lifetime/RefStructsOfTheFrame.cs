// covers: 4.5, 1.12
using ReactorGen;

namespace Corpus.Lifetime.RefStructsOfTheFrame;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        Four four = default;
        Span<int> all = four;
        all[1] = 4;
        t.Log(four[1] + Pause(1));
        ref int two = ref four[2];
        two = 6;
        two = ref four[3];
        two = 1;
        foreach (var x in four) t.Log(x);
        Pause();
        var reader = new Reader("a b c");
        ReadOnlySpan<char> last = "";
        while (reader.Next(out var word)) { last = word; t.Log(word.ToString()); }
        t.Log(last.Length);
        Pause();
        int big = 3, small = 1;
        Pause();
        var one = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref big, 1);
        one[0]++;
        one = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(ref small, 1);
        one[0]--;
        t.Log(big * 10 + small);
        Pause();
        t.Log(big);
    }
}

[System.Runtime.CompilerServices.InlineArray(4)] public struct Four { private int _e; }
public ref struct Reader(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;
    public bool Next(out ReadOnlySpan<char> word)
    {
        word = default;
        if (_rest.IsEmpty) return false;
        int i = _rest.IndexOf(' ');
        word = i < 0 ? _rest : _rest[..i];
        _rest = i < 0 ? default : _rest[(i + 1)..];
        return true;
    }
}
