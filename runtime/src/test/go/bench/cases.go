// Selects of many cases, which Go's statement spells out.
package main

import "sync"

func init() {
	programs["B4.cases4"] = selectOf4
	programs["B4.cases8"] = selectOf8
	programs["B4.cases16"] = selectOf16
	programs["B4.cases32"] = selectOf32
	programs["B4.cases64"] = selectOf64
}

func selectOf4(n int) {
	cs := channels(4)
	var done sync.WaitGroup
	feed(n, cs, &done)
	done.Go(func() {
		for range n {
			select {
			case <-cs[0]:
			case <-cs[1]:
			case <-cs[2]:
			case <-cs[3]:
			}
		}
	})
	done.Wait()
}

func selectOf8(n int) {
	cs := channels(8)
	var done sync.WaitGroup
	feed(n, cs, &done)
	done.Go(func() {
		for range n {
			select {
			case <-cs[0]:
			case <-cs[1]:
			case <-cs[2]:
			case <-cs[3]:
			case <-cs[4]:
			case <-cs[5]:
			case <-cs[6]:
			case <-cs[7]:
			}
		}
	})
	done.Wait()
}

func selectOf16(n int) {
	cs := channels(16)
	var done sync.WaitGroup
	feed(n, cs, &done)
	done.Go(func() {
		for range n {
			select {
			case <-cs[0]:
			case <-cs[1]:
			case <-cs[2]:
			case <-cs[3]:
			case <-cs[4]:
			case <-cs[5]:
			case <-cs[6]:
			case <-cs[7]:
			case <-cs[8]:
			case <-cs[9]:
			case <-cs[10]:
			case <-cs[11]:
			case <-cs[12]:
			case <-cs[13]:
			case <-cs[14]:
			case <-cs[15]:
			}
		}
	})
	done.Wait()
}

func selectOf32(n int) {
	cs := channels(32)
	var done sync.WaitGroup
	feed(n, cs, &done)
	done.Go(func() {
		for range n {
			select {
			case <-cs[0]:
			case <-cs[1]:
			case <-cs[2]:
			case <-cs[3]:
			case <-cs[4]:
			case <-cs[5]:
			case <-cs[6]:
			case <-cs[7]:
			case <-cs[8]:
			case <-cs[9]:
			case <-cs[10]:
			case <-cs[11]:
			case <-cs[12]:
			case <-cs[13]:
			case <-cs[14]:
			case <-cs[15]:
			case <-cs[16]:
			case <-cs[17]:
			case <-cs[18]:
			case <-cs[19]:
			case <-cs[20]:
			case <-cs[21]:
			case <-cs[22]:
			case <-cs[23]:
			case <-cs[24]:
			case <-cs[25]:
			case <-cs[26]:
			case <-cs[27]:
			case <-cs[28]:
			case <-cs[29]:
			case <-cs[30]:
			case <-cs[31]:
			}
		}
	})
	done.Wait()
}

func selectOf64(n int) {
	cs := channels(64)
	var done sync.WaitGroup
	feed(n, cs, &done)
	done.Go(func() {
		for range n {
			select {
			case <-cs[0]:
			case <-cs[1]:
			case <-cs[2]:
			case <-cs[3]:
			case <-cs[4]:
			case <-cs[5]:
			case <-cs[6]:
			case <-cs[7]:
			case <-cs[8]:
			case <-cs[9]:
			case <-cs[10]:
			case <-cs[11]:
			case <-cs[12]:
			case <-cs[13]:
			case <-cs[14]:
			case <-cs[15]:
			case <-cs[16]:
			case <-cs[17]:
			case <-cs[18]:
			case <-cs[19]:
			case <-cs[20]:
			case <-cs[21]:
			case <-cs[22]:
			case <-cs[23]:
			case <-cs[24]:
			case <-cs[25]:
			case <-cs[26]:
			case <-cs[27]:
			case <-cs[28]:
			case <-cs[29]:
			case <-cs[30]:
			case <-cs[31]:
			case <-cs[32]:
			case <-cs[33]:
			case <-cs[34]:
			case <-cs[35]:
			case <-cs[36]:
			case <-cs[37]:
			case <-cs[38]:
			case <-cs[39]:
			case <-cs[40]:
			case <-cs[41]:
			case <-cs[42]:
			case <-cs[43]:
			case <-cs[44]:
			case <-cs[45]:
			case <-cs[46]:
			case <-cs[47]:
			case <-cs[48]:
			case <-cs[49]:
			case <-cs[50]:
			case <-cs[51]:
			case <-cs[52]:
			case <-cs[53]:
			case <-cs[54]:
			case <-cs[55]:
			case <-cs[56]:
			case <-cs[57]:
			case <-cs[58]:
			case <-cs[59]:
			case <-cs[60]:
			case <-cs[61]:
			case <-cs[62]:
			case <-cs[63]:
			}
		}
	})
	done.Wait()
}
