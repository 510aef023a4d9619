// covers: 3.16, 4.1
// async lambdas, async and iterator local functions of a body, over variables that live on.
using ReactorGen;

namespace Corpus.Closures.AsyncAndIterators;

public static partial class Program
{
    [ReactorTask]
    public static partial void Main(Trace t)
    {
        var n = 1;
        Func<Task<int>> later = async () =>
        {
            await Task.CompletedTask;
            n++;
            return await Deep(n);
        };
        t.Log(later().Result);
        Pause();
        n += 10;
        t.Log(later().Result + Pause(1));
        var numbers = Numbers(3);
        n = 100;
        foreach (var x in numbers)
        {
            Pause();
            t.Log(x);
            n++;
        }

        t.Log(string.Join(",", numbers) + Enumerate().Current);
        Func<int, Task> add = static async k => await Task.FromResult(k);
        add(Pause(1)).Wait();
        t.Log(Stream().Result);

        async Task<int> Deep(int k)
        {
            await Task.CompletedTask;
            return k <= 0 ? n : await Deep(k - 5) + 1;
        }

        IEnumerable<int> Numbers(int count)
        {
            for (var i = 0; i < count; i++)
            {
                yield return n + i;
                n++;
            }
        }

        IEnumerator<int> Enumerate()
        {
            yield return n;
        }

        async Task<int> Stream()
        {
            var sum = 0;
            await foreach (var x in Values()) sum += x;
            return sum;

            async IAsyncEnumerable<int> Values()
            {
                await Task.CompletedTask;
                yield return n;
                yield return n + 1;
            }
        }
    }
}
