// covers: 4.5, 1.12
using ReactorGen;

namespace Corpus.Lifetime.SpansOfTheFrame;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var text = "alpha,beta,gamma;x,yy";
        for (int round = 0; round < 2; round++)
        {
            ReadOnlySpan<char> rest = text;
            ReadOnlySpan<char> best = default;
            while (!rest.IsEmpty)
            {
                int i = rest.IndexOfAny(',', ';');
                var head = i < 0 ? rest : rest[..i];
                if (head.Length > best.Length) best = head;
                rest = i < 0 ? default : rest[(i + 1)..];
            }
            string kept = best.ToString();
            t.Log(Pause(kept));
            Span<int> numbers = stackalloc int[4];
            for (int k = 0; k < numbers.Length; k++) numbers[k] = k * round;
            Span<int> half = numbers[..2];
            half[1] = 9;
            half = numbers[2..];
            if (half[0] > 100) half = numbers;
            int sum = 0;
            foreach (var n in numbers) sum += n;
            sum += Pause(sum);
            numbers = stackalloc int[] { 1, 2, sum };
            half = numbers;
            t.Log(numbers[2] + half.Length);
            text = text[3..];
        }
    }
}
